package org.tidewaiter.node.intake.form;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.intake.page.Widget;
import org.tidewaiter.node.intake.wording.CodeWords;
import org.tidewaiter.node.web.Language;

/** Writes what a form sends into a draft. Names that no report has are passed over. */
@Component
class FormReading {

    private static final String WORDS = ".words";

    private final FormPlan plan;
    private final CodeWords codes;

    FormReading(FormPlan plan, CodeWords codes) {
        this.plan = plan;
        this.codes = codes;
    }

    void read(Map<String, String[]> parameters, DraftContent draft, Language language) {
        for (String row : parameters.getOrDefault("row", new String[0])) {
            FieldName.of(row).ifPresent(name -> Values.row(draft.document(), name));
        }
        parameters.forEach((name, values) -> {
            if (!name.endsWith(WORDS) && values.length > 0) {
                FieldName.of(name).ifPresent(field -> Values.set(draft.document(), field, values[0], language));
            }
        });
        parameters.forEach((name, values) -> {
            if (name.endsWith(WORDS) && values.length > 0) {
                words(name.substring(0, name.length() - WORDS.length()), values[0].strip(), draft, language);
            }
        });
    }

    /** What stands in a type-ahead decides: without a script its code cannot have followed the words. */
    private void words(String name, String typed, DraftContent draft, Language language) {
        Optional<FieldName> field = FieldName.of(name);
        String list = list(name);
        if (field.isEmpty() || list == null) {
            return;
        }
        draft.words().remove(name);
        String code = Values.text(draft.document(), field.get());
        if (typed.isEmpty()) {
            Values.set(draft.document(), field.get(), "", language);
        } else if (code == null || code.isEmpty() || !says(list, code, typed)) {
            String named = codes.code(list, typed, language).orElse("");
            Values.set(draft.document(), field.get(), named, language);
            if (named.isEmpty()) {
                draft.words().put(name, typed);
            }
        }
    }

    private boolean says(String list, String code, String typed) {
        return Stream.of(Language.values())
                .anyMatch(each -> codes.label(list, code, each).equals(typed));
    }

    private @Nullable String list(String name) {
        String plain = FieldName.plain(name);
        FormPlan.Entry entry = plan.entries().getOrDefault(plain, plan.entries().get(plain + "."));
        return entry == null || entry.widget() != Widget.COMBOBOX ? null : entry.list();
    }
}
