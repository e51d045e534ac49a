package org.tidewaiter.node.joining;

import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.node.settings.Title;

/**
 * An invitation that this node has taken up.
 *
 * @param node the node that invited, with its title, address, key and the authorities that it issues for
 * @param invitation public half of the key that the code makes
 */
record KeptRequest(
        UUID id,
        String node,
        Title title,
        URI url,
        VerificationKey key,
        Set<String> originators,
        VerificationKey invitation,
        String askedBy,
        Instant askedAt,
        RequestState state,
        @Nullable Instant settledAt) {}
