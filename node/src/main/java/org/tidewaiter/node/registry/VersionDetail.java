package org.tidewaiter.node.registry;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.SeizureReport;

/**
 * One signed version with its proof.
 *
 * @param content what this node knows of it: its own content, or what was disclosed; null for a withdrawal
 * @param jws the bytes that were signed
 * @param partNames names of the parts that are disclosed here
 * @param issuer node that signed it
 * @param source node from which it came
 * @param receiptId receipt under which it was accepted here; null for own versions
 * @param position place in this node's journal
 */
public record VersionDetail(
        int version,
        boolean withdrawal,
        @Nullable String reason,
        @Nullable SeizureReport content,
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
        long position) {

    /** The same with these of its disclosures, in their order, and nothing of its content. */
    VersionDetail withOnly(List<String> kept) {
        return new VersionDetail(
                version,
                withdrawal,
                reason,
                null,
                digest,
                disclosed,
                predecessors,
                jws,
                kept.stream()
                        .map(disclosure -> DisclosedContent.part(disclosure).name())
                        .toList(),
                kept,
                vocabulary,
                issuer,
                source,
                agreement,
                receiptId,
                releasedAt,
                acceptedAt,
                position);
    }
}
