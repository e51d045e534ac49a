package org.tidewaiter.node.agreements;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.agreement.Agreement;

/**
 * A text on its way to two signatures.
 *
 * @param digest of the canonical text, by which both sides know it
 * @param partner the other side
 * @param ours whether this node signs first
 * @param signed the token of the side that signs first; null while it is prepared here
 * @param countersigned the token of the other side
 * @param reason code; why it was refused
 * @param madeBy account that prepared it here; null where it came from the partner
 * @param settledBy account that decided here; null where the partner did
 */
record Proposal(
        String digest,
        String partner,
        boolean ours,
        Agreement terms,
        @Nullable String signed,
        @Nullable String countersigned,
        State state,
        @Nullable String reason,
        @Nullable String madeBy,
        Instant madeAt,
        @Nullable Instant proposedAt,
        @Nullable String settledBy,
        @Nullable Instant settledAt) {

    enum State {
        /** Written here, not signed, not told to anybody. */
        PREPARED,
        /** Signed by the side that proposes it. */
        PROPOSED,
        /** Signed by both. */
        SIGNED,
        /** The other side does not sign it. */
        REFUSED,
        /** The side that proposed it asks that it not be signed. */
        WITHDRAWN,
        /** Another text of the same revision was signed by both. */
        OVERTAKEN
    }

    boolean isOpen() {
        return state == State.PREPARED || state == State.PROPOSED;
    }

    /** Whether somebody here has to decide. */
    boolean awaitsUs() {
        return state == State.PREPARED || (state == State.PROPOSED && !ours);
    }
}
