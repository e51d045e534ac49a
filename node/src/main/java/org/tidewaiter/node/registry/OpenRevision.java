package org.tidewaiter.node.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.SeizureReport;

/**
 * What was written and is not yet signed.
 *
 * @param content null for a withdrawal
 */
public record OpenRevision(
        int version,
        ReportState state,
        @Nullable SeizureReport content,
        @Nullable String reason,
        boolean textReleased,
        String writtenBy,
        Instant writtenAt,
        @Nullable String verifiedBy,
        @Nullable Instant verifiedAt,
        @Nullable String releasedBy,
        @Nullable Instant releasedAt) {}
