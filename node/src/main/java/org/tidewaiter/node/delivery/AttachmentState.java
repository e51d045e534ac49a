package org.tidewaiter.node.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.version.Digest;

/**
 * Where bytes that a report names stand at a partner that holds the report.
 *
 * @param reason code of the last failure, or of the refusal; null for none
 * @param settledAt when it was delivered, refused or given up; null while it waits
 */
public record AttachmentState(
        String partner,
        Digest digest,
        State state,
        @Nullable String reason,
        @Nullable Instant settledAt) {

    /** How far it has come. */
    public enum State {
        WAITING,
        /** The partner signed that it holds it. */
        DELIVERED,
        REFUSED,
        /** No version that the partner holds names it any more. */
        GIVEN_UP
    }
}
