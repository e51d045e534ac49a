package org.tidewaiter.node.delivery.dispatch;

import org.tidewaiter.exchange.receipt.VerifiedReceipt;

/** What came of sending a dispatch. */
public sealed interface Answer {

    /** The partner's receipt for this very dispatch. */
    record Receipted(VerifiedReceipt receipt) implements Answer {}

    /** No receipt. */
    record Failed(Blame blame, String problem) implements Answer {}

    /** Where the cause lies. */
    enum Blame {
        /** The partner is away, or does not take anything from this node now: nothing but time helps. */
        PARTNER,
        /** The partner says that the dispatch itself is faulty: smaller ones find the version at fault. */
        CONTENT,
        /** The partner failed over it, or the line did: time may help, smaller dispatches too. */
        UNCLEAR
    }
}
