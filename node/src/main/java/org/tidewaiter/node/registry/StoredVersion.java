package org.tidewaiter.node.registry;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.version.Disclosure;
import org.tidewaiter.exchange.version.HeldVersion;
import org.tidewaiter.exchange.version.VersionContent;
import org.tidewaiter.exchange.version.VersionKind;

/**
 * One version that this node holds, or has just taken, as far as a newly arrived one is judged against it.
 *
 * @param disclosures encoded, all that are held of it
 * @param acceptedAt when it was first accepted; meaningless while it has just been taken, as are the next two
 * @param recalled whether all that came of it was taken back
 * @param ways by which it came; none for a version that this node issued
 * @param takenAt index in the dispatch under way at which it arrived, null if it was held before
 */
record StoredVersion(
        HeldVersion held,
        Set<String> disclosures,
        Instant acceptedAt,
        long position,
        UUID receiptId,
        boolean recalled,
        List<Way> ways,
        @Nullable Integer takenAt) {

    int number() {
        return held.version();
    }

    boolean isWithdrawal() {
        return held.kind() == VersionKind.WITHDRAWAL;
    }

    /** Whether all of an arrived copy has come by that way before, and was not taken back since. */
    boolean cameBy(String sender, String agreement, VersionContent arrived) {
        return ways.isEmpty()
                || ways.stream().anyMatch(way -> way.isFrom(sender, agreement) && way.brought(arrived.disclosures()));
    }

    Outcome.AlreadyAccepted acceptance() {
        return new Outcome.AlreadyAccepted(acceptedAt, position, receiptId);
    }

    /** The disclosures of an arrived copy of this version that are not held. */
    List<Disclosure> missing(VersionContent arrived) {
        return arrived.disclosures().stream()
                .filter(one -> !disclosures.contains(one.encoded()))
                .toList();
    }
}
