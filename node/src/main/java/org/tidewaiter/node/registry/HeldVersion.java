package org.tidewaiter.node.registry;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.Disclosure;
import org.tidewaiter.exchange.version.VersionContent;

/**
 * One version that this node holds, as far as a newly arrived one is judged against it.
 *
 * @param takenAt index in the dispatch under way if it has just arrived in it, null if it is stored
 */
record HeldVersion(
        int number,
        boolean withdrawal,
        Digest digest,
        Set<String> predecessors,
        Set<String> disclosures,
        Instant acceptedAt,
        long position,
        UUID receiptId,
        @Nullable Integer takenAt) {

    /** Whether the arrived copy of this version discloses something that is not held. */
    boolean lacks(VersionContent arrived) {
        return arrived.disclosures().stream().map(Disclosure::encoded).anyMatch(one -> !disclosures.contains(one));
    }
}
