package org.tidewaiter.report.fields;

/** How much a field is wanted. */
public enum Level {
    /** Mandatory on both forms. */
    S,
    /** Mandatory on the standard form. */
    M,
    /** Recommended on the standard form. */
    R,
    /** Optional on the standard form. */
    O
}
