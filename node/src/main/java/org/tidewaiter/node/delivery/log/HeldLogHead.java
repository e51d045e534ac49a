package org.tidewaiter.node.delivery.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.log.LogPoint;

/**
 * A head of a partner's log that this node holds.
 *
 * @param jws as the partner signed it
 * @param verifiedAt when the partner last stood by it; null while it is still to be proven
 */
public record HeldLogHead(
        LogPoint point,
        String jws,
        Instant seenAt,
        @Nullable Instant verifiedAt) {}
