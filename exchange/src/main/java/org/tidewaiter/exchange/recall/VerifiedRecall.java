package org.tidewaiter.exchange.recall;

import org.tidewaiter.exchange.version.Digest;

/** A recall that its sender signed for this node. Only {@link RecallReader} makes one. */
public final class VerifiedRecall implements RecallReading {

    private final Recall recall;
    private final Digest hash;

    VerifiedRecall(Recall recall, Digest hash) {
        this.recall = recall;
        this.hash = hash;
    }

    public Recall recall() {
        return recall;
    }

    /** What a receipt calls it. */
    public Digest hash() {
        return hash;
    }
}
