package org.tidewaiter.node.joining;

import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.node.settings.Title;

/**
 * An invitation as the node that made it keeps it: without its code.
 *
 * @param key public half of the key that the code makes
 * @param node the node that was invited
 * @param originators authorities whose reports it may issue
 * @param asked what the node that called says of itself; null while none has
 */
record KeptInvitation(
        UUID id,
        VerificationKey key,
        String node,
        Set<String> originators,
        String madeBy,
        Instant madeAt,
        Instant endsAt,
        InvitationState state,
        @Nullable Asked asked,
        @Nullable Instant settledAt) {

    /** Who called. */
    record Asked(VerificationKey key, Title title, URI url, Instant at) {}

    boolean hasEnded(Instant now) {
        return !now.isBefore(endsAt);
    }
}
