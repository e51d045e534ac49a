package org.tidewaiter.formats.files;

import org.tidewaiter.formats.csv.CsvLimits;
import org.tidewaiter.formats.xlsx.XlsxLimits;

/**
 * Bounds of a file.
 *
 * @param rows bounds of its rows, whatever its format
 * @param xlsx what a workbook may hold besides
 */
public record FileLimits(CsvLimits rows, XlsxLimits xlsx) {

    /** The defaults of both. */
    public static FileLimits defaults() {
        return new FileLimits(CsvLimits.defaults(), XlsxLimits.defaults());
    }
}
