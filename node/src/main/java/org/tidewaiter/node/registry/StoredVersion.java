package org.tidewaiter.node.registry;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.version.Disclosure;
import org.tidewaiter.exchange.version.HeldVersion;
import org.tidewaiter.exchange.version.VersionContent;
import org.tidewaiter.exchange.version.VersionKind;

/**
 * One version that this node holds, or has just taken, as far as a newly arrived one is judged against it.
 *
 * @param disclosures encoded, all that are held of it
 * @param acceptedAt when it was first accepted; meaningless while it has just been taken, as are the next two
 * @param recalled whether its sender has taken it back
 * @param takenAt index in the dispatch under way at which it arrived, null if it was held before
 */
record StoredVersion(
        HeldVersion held,
        Set<String> disclosures,
        Instant acceptedAt,
        long position,
        UUID receiptId,
        boolean recalled,
        @Nullable Integer takenAt) {

    int number() {
        return held.version();
    }

    boolean isWithdrawal() {
        return held.kind() == VersionKind.WITHDRAWAL;
    }

    /** The disclosures of an arrived copy of this version that are not held. */
    List<Disclosure> missing(VersionContent arrived) {
        return arrived.disclosures().stream()
                .filter(one -> !disclosures.contains(one.encoded()))
                .toList();
    }
}
