package org.tidewaiter.report;

/** The two forms of a seizure report. */
public enum FormType {
    /** Statistics only; a minute to fill. */
    SIMPLIFIED,
    /** Everything that analysis needs. */
    STANDARD
}
