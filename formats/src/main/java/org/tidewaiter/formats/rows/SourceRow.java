package org.tidewaiter.formats.rows;

import java.util.List;

/**
 * One row of a foreign file.
 *
 * @param number as a spreadsheet shows it: 1 is the first row of the file, usually the header
 * @param cells as they stand in the file
 */
public record SourceRow(long number, List<String> cells) {

    public SourceRow {
        cells = List.copyOf(cells);
    }
}
