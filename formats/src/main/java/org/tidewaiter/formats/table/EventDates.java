package org.tidewaiter.formats.table;

import java.time.YearMonth;
import org.tidewaiter.report.EventDate;

/** Dates as far as they are known. */
final class EventDates {

    private EventDates() {}

    /** A LocalDate, or {@code 2026-05} or {@code 2026} as text where no more is known. */
    static Object known(EventDate date) {
        return switch (date.precision()) {
            case DAY -> date.date();
            case MONTH -> YearMonth.from(date.date()).toString();
            case YEAR -> "%04d".formatted(date.date().getYear());
        };
    }
}
