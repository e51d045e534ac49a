package org.tidewaiter.formats.imports;

import org.tidewaiter.formats.csv.CsvLimits;
import org.tidewaiter.formats.files.FileLimits;
import org.tidewaiter.formats.xlsx.XlsxLimits;

/**
 * Bounds of an import.
 *
 * @param rowsPerReport most rows of one report; a larger report is refused
 * @param rowsHeld most rows that wait for later rows of their reports; a file that needs more must be sorted first
 */
public record ImportLimits(FileLimits file, int rowsPerReport, int rowsHeld) {

    public ImportLimits {
        if (rowsPerReport < 1 || rowsHeld < rowsPerReport) {
            throw new IllegalArgumentException("a report must fit into what is held");
        }
    }

    /** With these bounds of rows, and the usual ones of workbooks. */
    public ImportLimits(CsvLimits rows, int rowsPerReport, int rowsHeld) {
        this(new FileLimits(rows, XlsxLimits.defaults()), rowsPerReport, rowsHeld);
    }

    /** {@link FileLimits#defaults()}, 200 rows a report, 50,000 rows held. */
    public static ImportLimits defaults() {
        return new ImportLimits(FileLimits.defaults(), 200, 50_000);
    }
}
