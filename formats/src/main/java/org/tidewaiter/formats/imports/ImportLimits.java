package org.tidewaiter.formats.imports;

import org.tidewaiter.formats.csv.CsvLimits;

/**
 * Bounds of an import.
 *
 * @param rowsPerReport most rows of one report; a larger report is refused
 * @param rowsHeld most rows that wait for later rows of their reports; a file that needs more must be sorted first
 */
public record ImportLimits(CsvLimits csv, int rowsPerReport, int rowsHeld) {

    public ImportLimits {
        if (rowsPerReport < 1 || rowsHeld < rowsPerReport) {
            throw new IllegalArgumentException("a report must fit into what is held");
        }
    }

    /** {@link CsvLimits#defaults()}, 200 rows a report, 50,000 rows held. */
    public static ImportLimits defaults() {
        return new ImportLimits(CsvLimits.defaults(), 200, 50_000);
    }
}
