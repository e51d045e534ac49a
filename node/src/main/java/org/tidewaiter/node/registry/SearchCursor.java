package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.REPORT;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jooq.Record;

/** A place in the order of search results: day of the event, newest first, then the row. */
record SearchCursor(LocalDate day, long id) {

    /** Stands for a day that is not known; sorts last. */
    static final LocalDate NO_DAY = LocalDate.of(1, 1, 1);

    static SearchCursor at(Record report) {
        LocalDate day = report.get(REPORT.EVENT_DATE);
        return new SearchCursor(day == null ? NO_DAY : day, report.get(REPORT.ID));
    }

    /**
     * Reads {@link #text()}.
     *
     * @throws IllegalArgumentException if it is none
     */
    static SearchCursor parse(String text) {
        int split = text.indexOf('_');
        try {
            return new SearchCursor(
                    LocalDate.ofEpochDay(Long.parseLong(text.substring(0, Math.max(split, 0)))),
                    Long.parseLong(text.substring(split + 1)));
        } catch (NumberFormatException | DateTimeException e) {
            throw new IllegalArgumentException("the cursor is none that this node gave", e);
        }
    }

    String text() {
        return day.toEpochDay() + "_" + id;
    }
}
