package org.tidewaiter.exchange.reconciliation;

/** What one question or answer may hold. */
public final class ReconciliationBounds {

    /** Nodes of the tree asked for at once. */
    public static final int PREFIXES = 32;

    /** Holdings in one answer. */
    public static final int HOLDINGS = 1000;

    /** Differences named in a result; the rest is counted. */
    public static final int NAMED = 500;

    /** Characters of a version whose bytes are given back. */
    public static final int VERSION_LENGTH = 700_000;

    /** Reasons told apart of what was not sent. */
    public static final int REASONS = 100;

    private ReconciliationBounds() {}
}
