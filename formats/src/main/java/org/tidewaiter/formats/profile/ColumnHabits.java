package org.tidewaiter.formats.profile;

import java.util.List;
import org.tidewaiter.formats.mapping.NumberStyle;

/**
 * How a column writes what it holds, counted over its distinct values by their cells. Nothing is decided: where two ways
 * fit as many cells ({@code 03/04/2024}), both stand here.
 *
 * @param counted cells over which was counted
 * @param dates patterns that fit, the one with the most cells first
 * @param numbers ways of writing numbers that fit, the one with the most cells first
 * @param units words that stand beside a number in a cell, the most frequent first
 */
public record ColumnHabits(long counted, List<DateHabit> dates, List<NumberHabit> numbers, List<ValueCount> units) {

    public ColumnHabits {
        dates = List.copyOf(dates);
        numbers = List.copyOf(numbers);
        units = List.copyOf(units);
    }

    /**
     * A pattern of dates.
     *
     * @param languages of the names of months in it
     */
    public record DateHabit(String pattern, List<String> languages, long cells) {
        public DateHabit {
            languages = List.copyOf(languages);
        }
    }

    /** A way of writing numbers. */
    public record NumberHabit(NumberStyle style, long cells) {}

    /** Whether every counted cell fits some pattern of dates. */
    public boolean allDates() {
        return counted > 0 && !dates.isEmpty() && dates.getFirst().cells() == counted;
    }

    /** Whether every counted cell is a number. */
    public boolean allNumbers() {
        return counted > 0 && !numbers.isEmpty() && numbers.getFirst().cells() == counted;
    }
}
