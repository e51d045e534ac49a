package org.tidewaiter.node.intake.editor;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.formats.mapping.FieldRule;
import org.tidewaiter.node.intake.page.MappingStep.Constant;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** The values that a mapping gives to every row. */
@Component
class ConstantPages {

    private static final int FEW = 12;

    private final MappableFields fields;
    private final Vocabulary vocabulary;

    ConstantPages(MappableFields fields, Vocabulary vocabulary) {
        this.fields = fields;
        this.vocabulary = vocabulary;
    }

    List<Constant> of(Page page, List<Binding> bindings) {
        return bindings.stream()
                .filter(binding -> binding.rule() instanceof FieldRule.Constant)
                .flatMap(binding -> constant(page, binding).stream())
                .toList();
    }

    private Optional<Constant> constant(Page page, Binding binding) {
        String value = ((FieldRule.Constant) binding.rule()).value().asString("");
        return fields.at(binding.target()).map(field -> constant(page, field, binding.code(), value));
    }

    /** A field whose value is about to be given; null where there is no such field. */
    @Nullable
    Constant pending(Page page, String path) {
        return fields.at(path)
                .map(field -> constant(page, field, new Binding(field.target(), FieldRule.Constant.of("")).code(), ""))
                .orElse(null);
    }

    private Constant constant(Page page, MappableField field, String code, String value) {
        Locale locale = page.language().locale();
        boolean few =
                field.list() != null && vocabulary.list(field.list()).codes().size() <= FEW;
        return new Constant(
                code,
                field.path(),
                field.label(locale),
                value,
                field.list() == null || value.isEmpty() ? value : vocabulary.label(field.list(), value, locale),
                field.list(),
                choices(page, field, few));
    }

    private List<Choice> choices(Page page, MappableField field, boolean few) {
        if (field.kind() == FieldKind.YES_NO) {
            return List.of(
                    new Choice("true", page.text("intake.import.yes")),
                    new Choice("false", page.text("intake.import.no")));
        }
        return few && field.list() != null
                ? vocabulary.list(field.list()).codes().stream()
                        .map(code -> new Choice(
                                code.code(), code.labels().in(page.language().locale())))
                        .toList()
                : List.of();
    }
}
