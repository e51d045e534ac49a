package org.tidewaiter.node.intake.form;

import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.intake.page.Widget;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.report.fields.FieldEntry;
import org.tidewaiter.report.vocabulary.Labels;

/** What the form calls its fields, and says to them: as the field catalogue does, unless it has words of its own. */
record FormWords(Page page) {

    /** @param plain name of the field without rows */
    String label(String plain, FieldEntry field) {
        String own = "intake.field." + plain;
        return has(own) ? page.text(own) : field.labels().in(page.language().locale());
    }

    /** What to write, unless the widget shows it. */
    @Nullable
    String hint(String plain, FieldEntry field, Widget widget) {
        if (widget == Widget.DATE || widget == Widget.QUANTITY) {
            return null;
        }
        String own = "intake.hint." + plain;
        if (has(own)) {
            return page.text(own);
        }
        Labels help = field.help();
        return help == null ? null : help.in(page.language().locale());
    }

    private boolean has(String key) {
        return page.messages().has(page.language(), key);
    }
}
