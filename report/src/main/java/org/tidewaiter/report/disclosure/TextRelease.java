package org.tidewaiter.report.disclosure;

/** Whether free text may leave. Screening is no proof, so a person decides; automatic release withholds. */
public enum TextRelease {
    RELEASED_BY_A_PERSON,
    WITHHELD
}
