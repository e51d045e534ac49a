package org.tidewaiter.report;

/** The way by which a report came into the system of its originator. */
public enum Provenance {
    MANUAL,
    FILE,
    API,
    NCEN,
    CIS_PLUS,
    CENCOMM,
    /** A case known from the media; never counted as a member's report. */
    OPEN_SOURCE,
    /** Demonstration data; labelled wherever it shows. */
    GENERATED
}
