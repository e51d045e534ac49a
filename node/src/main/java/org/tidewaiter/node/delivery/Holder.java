package org.tidewaiter.node.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A node that was given a report, and where it stands.
 *
 * @param node its name
 * @param toldBy the partner that said so; null where this node sends to it itself
 * @param version the newest version that is for it
 * @param withdrawal whether that version withdraws the report
 * @param since when it confirmed or refused; while it has not, since when it should
 * @param reason code why it has not; null where there is none
 * @param receiptId of its receipt, at the node that sent to it
 */
public record Holder(
        String node,
        @Nullable String toldBy,
        int version,
        boolean withdrawal,
        State state,
        Instant since,
        @Nullable String reason,
        @Nullable UUID receiptId) {

    /** Where it stands. */
    public enum State {
        /** It signed that it has the version. */
        CONFIRMED,
        /** It has not answered. */
        OUTSTANDING,
        /** It signed that it does not take the version, or that it holds another in its place. */
        REFUSED,
        /** The report was taken back from it, and it signed that. */
        TAKEN_BACK
    }

    /** Whether it has confirmed this version or a later one, or holds nothing of the report any more. */
    public boolean hasConfirmed(int head) {
        return state == State.TAKEN_BACK || state == State.CONFIRMED && version >= head;
    }
}
