package org.tidewaiter.node.registry;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.delivery.LanePlace;

/**
 * A signed version as it is stored: the bytes that were signed, and what was read from them.
 *
 * @param partNames names of the disclosures' parts, in the order of {@code disclosures}
 * @param source node from which it came; this node for its own
 * @param receiptId receipt under which it was accepted; null for own versions
 * @param position place in this node's journal
 * @param handsTo the node that issues the versions after it; null where its issuer stays
 * @param place where it stood in its sender's lane; null for own versions
 */
record VersionRow(
        long reportId,
        int version,
        String kind,
        @Nullable String reason,
        String digest,
        String disclosed,
        List<String> predecessors,
        String jws,
        List<String> partNames,
        List<String> disclosures,
        String vocabulary,
        String issuer,
        String source,
        @Nullable String agreement,
        @Nullable UUID receiptId,
        Instant releasedAt,
        Instant acceptedAt,
        long position,
        @Nullable String handsTo,
        @Nullable LanePlace place) {

    VersionRow at(long journalPosition) {
        return new VersionRow(
                reportId,
                version,
                kind,
                reason,
                digest,
                disclosed,
                predecessors,
                jws,
                partNames,
                disclosures,
                vocabulary,
                issuer,
                source,
                agreement,
                receiptId,
                releasedAt,
                acceptedAt,
                journalPosition,
                handsTo,
                place);
    }
}
