package org.tidewaiter.report.rules;

/** What a fault means for the report. */
public enum Severity {
    /** The report is not accepted. */
    REFUSE,
    /** The officer is asked whether it is really so. */
    ASK,
    /** Worth knowing, nothing to answer. */
    NOTE
}
