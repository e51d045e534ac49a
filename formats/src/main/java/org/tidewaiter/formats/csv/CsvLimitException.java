package org.tidewaiter.formats.csv;

import java.io.IOException;

/** A file has more records than allowed: the sender's fault, no use to try again. */
public final class CsvLimitException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int records;

    CsvLimitException(int records) {
        super("more than " + records + " records");
        this.records = records;
    }

    /** How many records are allowed. */
    public int records() {
        return records;
    }
}
