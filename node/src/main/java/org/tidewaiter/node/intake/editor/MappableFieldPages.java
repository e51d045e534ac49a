package org.tidewaiter.node.intake.editor;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.intake.page.ImportsPage;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Choice;

/** Answers type-ahead over the fields of a report. */
@Controller
@HoldsNominalData
class MappableFieldPages {

    private static final int MOST = 60;

    private final MappableFields fields;

    MappableFieldPages(MappableFields fields) {
        this.fields = fields;
    }

    /** @param single only fields that a constant can fill */
    @GetMapping(ImportsPage.PATH + "/fields")
    @Requires(Permission.IMPORT)
    ModelAndView options(
            Page page,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean single) {
        Locale locale = page.language().locale();
        List<Choice> found = fields.search(q, locale).stream()
                .filter(field -> !single || (field.kind() != FieldKind.MEASURE && field.kind() != FieldKind.PLACE))
                .limit(MOST)
                .map(field -> new Choice(field.path(), field.label(locale), note(page, field)))
                .toList();
        return new ModelAndView("web/options", "choices", found);
    }

    private static String note(Page page, MappableField field) {
        return page.text("intake.import.section." + field.target().section());
    }
}
