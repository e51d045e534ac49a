package org.tidewaiter.node.journal;

/** What an accepted version did. */
public enum Change {
    CONTENT,
    WITHDRAWAL,
    /** Further disclosures of a version already held. */
    SUPPLEMENT
}
