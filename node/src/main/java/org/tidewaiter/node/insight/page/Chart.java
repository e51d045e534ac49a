package org.tidewaiter.node.insight.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart with all that must stand with it.
 *
 * @param id of its section; in addresses
 * @param title the question that it answers
 * @param basis how many cases and countries stand behind it, and as of when
 * @param note what to know when reading it, null for nothing
 * @param value what its rows are, as the head of the table's first column
 * @param shown rows drawn
 * @param rows rows of the table
 * @param more how many further rows the file has, in words; null for none
 * @param csv address of the file with all rows
 */
public record Chart(
        String id,
        String title,
        String basis,
        @Nullable String note,
        String value,
        List<Row> shown,
        List<Row> rows,
        @Nullable String more,
        String csv) {

    public Chart {
        shown = List.copyOf(shown);
        rows = List.copyOf(rows);
    }
}
