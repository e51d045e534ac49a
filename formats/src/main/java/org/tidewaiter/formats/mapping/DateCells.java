package org.tidewaiter.formats.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tidewaiter.report.EventDate.Precision;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads dates. The days of a file repeat, so what was read before is remembered, within bounds. */
final class DateCells {

    private static final int REMEMBERED = 4096;

    private final String column;
    private final boolean ofEvent;
    private final List<DatePattern> patterns;
    private final String shown;
    private final Map<String, Converted> read = new HashMap<>();

    /**
     * @param ofEvent whether the field holds a date with its precision; else only whole days fit it
     */
    DateCells(String column, Reading.Date dates, boolean ofEvent) {
        this.column = column;
        this.ofEvent = ofEvent;
        this.patterns = dates.formats().stream()
                .map(format -> DatePattern.of(format, dates.languages()))
                .toList();
        this.shown = String.join(", ", dates.formats());
    }

    Converted read(String cell) {
        Converted before = read.get(cell);
        if (before != null) {
            return before;
        }
        Converted now = convert(cell);
        if (read.size() == REMEMBERED) {
            read.clear();
        }
        read.put(cell, now);
        return now;
    }

    private Converted convert(String cell) {
        for (DatePattern pattern : patterns) {
            DatePattern.Parsed parsed = pattern.parse(cell);
            if (parsed != null) {
                return value(parsed);
            }
        }
        return Converted.refused(column, "cell.date", shown);
    }

    private Converted value(DatePattern.Parsed parsed) {
        if (ofEvent) {
            ObjectNode date = JsonNodeFactory.instance.objectNode();
            date.put("date", parsed.date().toString());
            date.put("precision", parsed.precision().name());
            if (parsed.time() != null) {
                date.put("time", parsed.time().toString());
            }
            return new Converted.Value(date);
        }
        return parsed.precision() == Precision.DAY
                ? Converted.text(parsed.date().toString())
                : Converted.refused(column, "cell.date-day");
    }
}
