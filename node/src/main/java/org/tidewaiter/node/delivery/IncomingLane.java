package org.tidewaiter.node.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
