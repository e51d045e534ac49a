package org.tidewaiter.node.intake.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.formats.mapping.FieldRule;
import org.tidewaiter.formats.mapping.Instead;
import org.tidewaiter.formats.mapping.Mapping;
import org.tidewaiter.formats.mapping.NumberStyle;
import org.tidewaiter.formats.mapping.Reading;
import org.tidewaiter.formats.profile.ColumnHabits.DateHabit;
import org.tidewaiter.formats.profile.ColumnProfile;
import org.tidewaiter.formats.profile.FileProfile;
import org.tidewaiter.formats.suggest.SuggestedField;
import org.tidewaiter.node.intake.page.MappingStep.ColumnLine;
import org.tidewaiter.node.intake.page.MappingStep.Use;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Choice;

/** The columns of a file with the fields that they fill. */
@Component
class ColumnPages {

    private static final int EXAMPLES = 3;
    private static final int LONGEST_EXAMPLE = 60;
    private static final int MOST_FORMATS = 6;
    private static final List<NumberStyle> STYLES = List.of(
            new NumberStyle('.', ""),
            new NumberStyle(',', ""),
            new NumberStyle('.', ","),
            new NumberStyle(',', "."),
            new NumberStyle(',', " "),
            new NumberStyle('.', "'"));

    private final MappableFields fields;

    ColumnPages(MappableFields fields) {
        this.fields = fields;
    }

    List<ColumnLine> lines(
            Page page, Mapping mapping, FileProfile profile, Map<String, List<SuggestedField>> suggestions) {
        List<Binding> bindings = Binding.of(mapping);
        List<ColumnLine> lines = new ArrayList<>();
        for (int i = 0; i < profile.columns().size(); i++) {
            ColumnProfile column = profile.columns().get(i);
            List<Use> uses = bindings.stream()
                    .filter(binding -> binding.rule() instanceof FieldRule.Column && binding.reads(column.name()))
                    .map(binding -> use(page, binding, column, suggestions.getOrDefault(column.name(), List.of())))
                    .toList();
            lines.add(new ColumnLine(
                    i,
                    column.name(),
                    column.examples(EXAMPLES).stream()
                            .map(ColumnPages::shortened)
                            .toList(),
                    about(page, column),
                    uses,
                    uses.isEmpty() && mapping.columns().contains(column.name()),
                    mapping.ignoredColumns().contains(column.name())));
        }
        return lines;
    }

    private static String about(Page page, ColumnProfile column) {
        String values = page.text(
                column.complete() ? "intake.import.column.values" : "intake.import.column.many",
                column.values().size());
        return column.blanks() == 0
                ? values
                : values + ", " + page.text("intake.import.column.blanks", column.blanks());
    }

    private static String shortened(String example) {
        return example.length() <= LONGEST_EXAMPLE ? example : example.substring(0, LONGEST_EXAMPLE) + "…";
    }

    private Use use(Page page, Binding binding, ColumnProfile column, List<SuggestedField> suggested) {
        Locale locale = page.language().locale();
        FieldRule.Column rule = (FieldRule.Column) binding.rule();
        MappableField field = fields.at(binding.target()).orElse(null);
        String format = rule.reading() instanceof Reading.Date date ? String.join(" | ", date.formats()) : null;
        NumberStyle style = style(rule.reading());
        return new Use(
                binding.code(),
                field == null ? binding.target().cataloguePath() : field.path(),
                field == null ? binding.target().cataloguePath() : field.label(locale),
                field != null && field.nominal(),
                suggested.stream()
                        .filter(each -> each.target().equals(binding.target()))
                        .map(each -> each.why().message(locale))
                        .findFirst()
                        .orElse(null),
                format,
                format == null ? List.of() : formats(page, column),
                style == null ? null : code(style),
                style == null
                        ? List.of()
                        : STYLES.stream().map(ColumnPages::choice).toList(),
                format == null ? null : doubtful(page, column, (Reading.Date) rule.reading()),
                rule.blank() instanceof Instead.LeaveOut,
                column.blanks() > 0);
    }

    private static @Nullable NumberStyle style(Reading reading) {
        return switch (reading) {
            case Reading.Decimal(NumberStyle style) -> style;
            case Reading.Whole(NumberStyle style) -> style;
            case Reading.Measure measure -> measure.style();
            default -> null;
        };
    }

    private static List<Choice> formats(Page page, ColumnProfile column) {
        return column.habits().dates().stream()
                .limit(MOST_FORMATS)
                .map(habit -> new Choice(
                        habit.pattern(),
                        habit.pattern(),
                        page.text(
                                "intake.import.format.fits",
                                habit.cells(),
                                column.habits().counted())))
                .toList();
    }

    /** Where days and months could change places, a person has to say which is which. */
    private static @Nullable String doubtful(Page page, ColumnProfile column, Reading.Date date) {
        List<DateHabit> habits = column.habits().dates();
        long best = habits.isEmpty() ? 0 : habits.getFirst().cells();
        List<String> alike = habits.stream()
                .filter(habit -> habit.cells() == best)
                .map(DateHabit::pattern)
                .filter(pattern -> !date.formats().contains(pattern))
                .limit(2)
                .toList();
        return alike.isEmpty() ? null : page.text("intake.import.format.doubtful", String.join(", ", alike));
    }

    /** Names a way of writing numbers: the marks in it. */
    static String code(NumberStyle style) {
        return style.decimal() + style.thousands();
    }

    /** @throws IllegalArgumentException for what is none */
    static NumberStyle style(String code) {
        if (code.isEmpty()) {
            throw new IllegalArgumentException("no style");
        }
        return new NumberStyle(code.charAt(0), code.substring(1));
    }

    private static Choice choice(NumberStyle style) {
        return new Choice(code(style), "1" + style.thousands() + "234" + style.decimal() + "5");
    }
}
