package org.tidewaiter.node.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.version.ItemFault;

/**
 * Where one version of a report stands at one partner.
 *
 * @param state as on the lane
 * @param reason code why it is held, not due, refused; of a delivered version, why further parts of it were refused; null otherwise
 * @param faults why the partner refused it, with paths into the report where they are about its content; empty otherwise
 * @param due end of the agreed hours, counted from release
 * @param settledAt when the receipt's outcome was recorded
 * @param theirPosition position in the partner's log, from its receipt
 */
public record PartnerState(
        String partner,
        int version,
        State state,
        @Nullable String reason,
        List<ItemFault> faults,
        Instant releasedAt,
        Instant due,
        @Nullable Instant settledAt,
        @Nullable UUID receiptId,
        @Nullable Long theirPosition) {

    /** The rule that a conflict breaks. */
    public static final String CONFLICTS = "conflict";

    public PartnerState {
        faults = List.copyOf(faults);
    }

    /** Whether the partner turned it down, or further parts of it, so that somebody has to do something. */
    public boolean notAccepted() {
        return state == State.REFUSED || state == State.CONFLICT || furtherPartsRefused();
    }

    /** Whether the partner holds the version, but turned down what a wider agreement lets go of it. */
    public boolean furtherPartsRefused() {
        return state == State.DELIVERED && reason != null;
    }

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
