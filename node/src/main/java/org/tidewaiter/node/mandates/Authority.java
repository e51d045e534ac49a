package org.tidewaiter.node.mandates;

import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.identity.VerificationKey;

/**
 * An authority whose key is known here.
 *
 * @param originator its name, such as {@code PL-CUSTOMS}
 * @param node its own node, which needs no mandate; null where it has none
 */
record Authority(
        String originator, VerificationKey key, @Nullable String node) {}
