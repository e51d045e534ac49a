package org.tidewaiter.formats.export;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * What a file says of itself.
 *
 * @param node name of the node that writes it
 * @param title what the node is called
 * @param reference under which the audit trail of the node has it
 * @param at when it was begun
 * @param zone of the times that people read
 * @param locale of the words
 * @param filters what was asked for, in words; empty for everything
 * @param rows whether a row is a goods line or a report
 */
public record ExportAbout(
        String node,
        String title,
        String reference,
        Instant at,
        ZoneId zone,
        Locale locale,
        List<String> filters,
        Rows rows) {

    public ExportAbout {
        filters = List.copyOf(filters);
    }

    /** What a row of the table tells of. */
    public enum Rows {
        /** One row a goods line, the columns of the report repeated. */
        GOODS_LINES,
        /** One row a report, its goods in brief. */
        REPORTS
    }
}
