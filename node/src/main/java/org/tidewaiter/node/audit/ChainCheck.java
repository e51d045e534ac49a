package org.tidewaiter.node.audit;

/** What a walk along the whole chain found. */
public sealed interface ChainCheck {
    /**
     * Every entry is as it was written.
     *
     * @param entries how many there are
     * @param head hash of the last, in hexadecimal: kept elsewhere, it shows a cut tail later
     */
    record Intact(long entries, String head) implements ChainCheck {}

    /**
     * The first entry that is not.
     *
     * @param position where the chain breaks
     */
    record Broken(long position, Fault fault) implements ChainCheck {}

    /** How the chain is broken. */
    enum Fault {
        /** The entry at this position is gone. */
        MISSING,
        /** It does not follow from the one before. */
        UNLINKED,
        /** It says something else than when it was written. */
        ALTERED,
        /** The chain ends here, but its end was recorded further on. */
        CUT
    }
}
