package org.tidewaiter.formats.json;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.csv.CsvLimits;
import org.tidewaiter.formats.rows.RowFault;

/**
 * One object, or why it could not be read.
 *
 * @param cells by the names of their columns
 */
record ObjectRow(
        long number, Map<String, String> cells, @Nullable RowFault fault) {

    static ObjectRow of(long number, ObjectCells cells, CsvLimits limits) {
        if (cells.tooLong()) {
            return new ObjectRow(number, Map.of(), RowFault.ofRow("row.too-long", limits.recordBytes()));
        }
        if (cells.cells().size() > limits.columns()) {
            return new ObjectRow(number, Map.of(), RowFault.ofRow("row.too-many-columns", limits.columns()));
        }
        return cells.twice() ? damaged(number, "row.double-field") : new ObjectRow(number, cells.cells(), null);
    }

    static ObjectRow damaged(long number, String rule) {
        return new ObjectRow(number, Map.of(), RowFault.ofRow(rule));
    }

    /** Whether nothing is recorded in it. */
    boolean blank() {
        return fault == null && cells.values().stream().allMatch(String::isBlank);
    }
}
