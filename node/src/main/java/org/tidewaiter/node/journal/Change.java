package org.tidewaiter.node.journal;

/** What an accepted version did. */
public enum Change {
    CONTENT,
    WITHDRAWAL,
    /** Further disclosures of a version already held. */
    SUPPLEMENT,
    /** The sender took back what it had sent of the report; what was held of it is hidden. */
    RECALL
}
