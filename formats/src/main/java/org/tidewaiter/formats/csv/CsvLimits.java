package org.tidewaiter.formats.csv;

/**
 * Bounds of a file.
 *
 * @param recordBytes longest record, in bytes without its line end
 * @param columns most cells in one record
 * @param records most records in one file, the header included
 */
public record CsvLimits(int recordBytes, int columns, int records) {

    public CsvLimits {
        if (recordBytes < 1 || columns < 1 || records < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }

    /** 64 KiB a record, 500 columns, 20 million records. */
    public static CsvLimits defaults() {
        return new CsvLimits(64 * 1024, 500, 20_000_000);
    }
}
