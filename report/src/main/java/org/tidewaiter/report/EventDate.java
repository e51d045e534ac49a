package org.tidewaiter.report;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * When the event took place.
 *
 * @param date the day; with {@code MONTH} or {@code YEAR} precision the first day of that month or year
 * @param precision how much of {@code date} is known
 * @param time local time of the event, only with {@code DAY} precision
 */
public record EventDate(
        LocalDate date, Precision precision, @Nullable LocalTime time) {

    /** How much of a date is known. */
    public enum Precision {
        DAY,
        MONTH,
        YEAR
    }

    /** The first day that it can mean. */
    public LocalDate firstDay() {
        return switch (precision) {
            case DAY -> date;
            case MONTH -> date.withDayOfMonth(1);
            case YEAR -> date.withDayOfYear(1);
        };
    }

    /** The last day that it can mean. */
    public LocalDate lastDay() {
        return switch (precision) {
            case DAY -> date;
            case MONTH -> date.withDayOfMonth(date.lengthOfMonth());
            case YEAR -> date.withDayOfYear(date.lengthOfYear());
        };
    }

    /** Whether both can mean one day: a month or a year covers each of its days. */
    public boolean canBe(EventDate other) {
        return !firstDay().isAfter(other.lastDay()) && !other.firstDay().isAfter(lastDay());
    }

    /** A date known to the day. */
    public static EventDate on(LocalDate date) {
        return new EventDate(date, Precision.DAY, null);
    }

    /** A date of which only the month is known. */
    public static EventDate inMonth(int year, int month) {
        return new EventDate(LocalDate.of(year, month, 1), Precision.MONTH, null);
    }
}
