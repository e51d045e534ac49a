package org.tidewaiter.node.delivery.log;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.identity.KeyDirectory;
import org.tidewaiter.exchange.log.LogHeads;
import org.tidewaiter.exchange.log.LogPoint;
import org.tidewaiter.exchange.log.VerifiedLogHead;

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
        @Nullable Instant verifiedAt) {

    /** What was signed; empty where those keys do not verify it any more. */
    public Optional<VerifiedLogHead> read(String partner, KeyDirectory keys) {
        return LogHeads.read(jws, partner, keys) instanceof VerifiedLogHead head ? Optional.of(head) : Optional.empty();
    }
}
