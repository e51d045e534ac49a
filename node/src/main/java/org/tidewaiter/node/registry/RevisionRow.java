package org.tidewaiter.node.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.SeizureReport;

/** What a person of this node wrote and decided, before and after it is signed. */
record RevisionRow(
        long reportId,
        int version,
        String kind,
        @Nullable String reason,
        @Nullable SeizureReport content,
        boolean textReleased,
        ReportState state,
        String writtenBy,
        Instant writtenAt,
        @Nullable String releasedBy,
        @Nullable Instant releasedAt) {}
