package org.tidewaiter.node.delivery.comparison;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.reconciliation.ReconciliationResult.NotSent;
import org.tidewaiter.node.delivery.VersionRef;

/**
 * One comparison of what a partner holds under an agreement.
 *
 * @param sender whether this node is the sender under the agreement, and compared
 * @param agreement number of the agreement; null while it is only wanted
 * @param cutEpoch with {@code cutSequence}: up to which place of the sender's lane holdings count
 * @param senderCount versions that the receiver should hold
 * @param receiverCount versions that it holds
 * @param healed how many of these a receipt shows healed; 0 at the receiver, which does not see that
 * @param more whether there may be differences that were not looked for
 * @param problem a code: why it failed
 * @param notSent what is due, held or not due, by reason
 * @param signed whether both ends have signed the result
 */
public record Reconciliation(
        UUID id,
        String partner,
        boolean sender,
        State state,
        @Nullable String agreement,
        @Nullable Long cutEpoch,
        @Nullable Long cutSequence,
        Instant wantedAt,
        @Nullable Instant begunAt,
        @Nullable Instant endedAt,
        @Nullable Long senderCount,
        @Nullable Long receiverCount,
        @Nullable String senderRoot,
        @Nullable String receiverRoot,
        long differences,
        long healed,
        boolean more,
        @Nullable String problem,
        List<NotSent> notSent,
        boolean signed) {

    public Reconciliation {
        notSent = List.copyOf(notSent);
    }

    /** Whether every difference that there was is healed. */
    public boolean allHealed() {
        return state == State.DIFFERS && !more && healed >= differences;
    }

    /** How far it is. */
    public enum State {
        WANTED,
        RUNNING,
        AGREES,
        DIFFERS,
        FAILED
    }

    /**
     * One difference that was found.
     *
     * @param healed whether a receipt has come since for what was sent again, or nothing was left to send
     */
    public record Differing(VersionRef version, DifferenceKind kind, HealingAction action, boolean healed) {}
}
