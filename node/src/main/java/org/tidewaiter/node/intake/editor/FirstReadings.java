package org.tidewaiter.node.intake.editor;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tidewaiter.formats.mapping.Instead;
import org.tidewaiter.formats.mapping.NumberStyle;
import org.tidewaiter.formats.mapping.Reading;
import org.tidewaiter.formats.profile.ColumnHabits.DateHabit;
import org.tidewaiter.formats.profile.ColumnHabits.NumberHabit;
import org.tidewaiter.formats.profile.ColumnProfile;
import org.tidewaiter.report.vocabulary.CodeList;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** How a column is read at first, before a person says otherwise: as most of its values are written. */
@Component
class FirstReadings {

    private static final List<String> YES = List.of("yes", "y", "true", "1", "oui", "o");
    private static final List<String> NO = List.of("no", "n", "false", "0", "non");
    private static final String ISO = "yyyy-MM-dd";

    private final Vocabulary vocabulary;

    FirstReadings(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    Reading of(MappableField field, ColumnProfile column) {
        return switch (field.kind()) {
            case TEXT -> new Reading.Text();
            case CODE -> codes(field, column);
            case DATE -> date(column);
            case DECIMAL -> new Reading.Decimal(style(column));
            case WHOLE -> new Reading.Whole(style(column));
            case YES_NO -> new Reading.YesNo(YES, NO);
            case MEASURE -> new Reading.Measure(style(column), Map.of(), null);
            case PLACE -> new Reading.PlaceText();
        };
    }

    /** Values that are codes of the list already need no translation; no other is taken without a person. */
    private Reading codes(MappableField field, ColumnProfile column) {
        CodeList list = vocabulary.list(String.valueOf(field.list()));
        boolean already = column.complete()
                && !column.values().isEmpty()
                && column.values().stream()
                        .allMatch(value -> list.code(value.value()).isPresent());
        return already ? new Reading.Text() : new Reading.Codes(Map.of(), Instead.REFUSE);
    }

    private static Reading date(ColumnProfile column) {
        List<DateHabit> habits = column.habits().dates();
        return habits.isEmpty()
                ? new Reading.Date(List.of(ISO), List.of())
                : new Reading.Date(
                        List.of(habits.getFirst().pattern()), habits.getFirst().languages());
    }

    private static NumberStyle style(ColumnProfile column) {
        List<NumberHabit> habits = column.habits().numbers();
        return habits.isEmpty() ? NumberStyle.plain() : habits.getFirst().style();
    }
}
