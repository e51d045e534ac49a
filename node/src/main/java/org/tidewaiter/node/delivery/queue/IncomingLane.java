package org.tidewaiter.node.delivery.queue;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.delivery.agreement.LaneTerms;

/**
 * What a partner sends to this node.
 *
 * @param accepted versions taken ever
 * @param lastReceipt the last one issued; null if none was
 */
public record IncomingLane(
        LaneTerms terms,
        long accepted,
        long refused,
        long conflicts,
        @Nullable Instant lastReceiptAt,
        @Nullable UUID lastReceipt) {}
