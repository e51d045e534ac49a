package org.tidewaiter.node.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where one version of a report stands at one partner.
 *
 * @param state as on the lane
 * @param reason code why it is held, not due, refused; null otherwise
 * @param due end of the agreed hours, counted from release
 * @param settledAt when the receipt's outcome was recorded
 * @param theirPosition position in the partner's log, from its receipt
 */
public record PartnerState(
        String partner,
        int version,
        State state,
        @Nullable String reason,
        Instant releasedAt,
        Instant due,
        @Nullable Instant settledAt,
        @Nullable UUID receiptId,
        @Nullable Long theirPosition) {

    /** State of a version on a lane. */
    public enum State {
        WAITING,
        IN_FLIGHT,
        DELIVERED,
        REFUSED,
        CONFLICT,
        HELD,
        NOT_DUE,
        /** In its place the report was taken back, for it has left the agreement; the partner has confirmed that. */
        RECALLED
    }
}
