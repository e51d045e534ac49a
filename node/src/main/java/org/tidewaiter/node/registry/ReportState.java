package org.tidewaiter.node.registry;

/** Where a report, or an open revision of it, stands at its originator. */
public enum ReportState {
    /** Recorded; waits for the coordinator. */
    SUBMITTED,
    /** Given back to the officer. */
    RETURNED,
    /** Checked by the coordinator; may be released. */
    VERIFIED,
    /** Released by a person or by agreement; its signature follows. */
    RELEASED,
    /** Its head version is signed. */
    SIGNED,
    /** Withdrawn; out of search and counts. */
    WITHDRAWN,
    /** Taken back by the node that sent it, for it has left the agreement; out of sight. */
    RECALLED
}
