package org.tidewaiter.formats.detect;

/** The formats that can go in. */
public enum Format {
    CSV,
    XLSX,
    /** A list of foreign objects. */
    JSON,
    /** Foreign objects, one a line. */
    NDJSON,
    /** Reports in the form of the API, one a line. They need no mapping. */
    REPORTS
}
