package org.tidewaiter.report.fields;

/** How much one form wants a field. */
public enum Need {
    MANDATORY,
    RECOMMENDED,
    OPTIONAL,
    /** The form does not show it. */
    NOT_ASKED
}
