package org.tidewaiter.node.delivery;

import org.tidewaiter.exchange.joining.Invitation;

/** Calls a node that is no partner yet, and takes for it only whoever holds the key in its invitation. */
public interface OutgoingIntroductions {

    /** Hands in a request under the key that the invitation's code makes. */
    Said introduce(Invitation invitation, String request) throws InterruptedException;

    /** What the other node said. */
    sealed interface Said {

        /** People there look at it. */
        record Taken() implements Said {}

        /** @param reason a code */
        record Refused(String reason) implements Said {}

        /**
         * No answer that says anything.
         *
         * @param problem code; {@code tls-refused} where it does not know the code, or is another node
         */
        record Lost(String problem) implements Said {}
    }
}
