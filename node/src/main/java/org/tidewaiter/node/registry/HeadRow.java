package org.tidewaiter.node.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What changes in a row of {@code registry.report} when the report gets another head. */
record HeadRow(
        long id,
        ReportState state,
        int version,
        @Nullable String digest,
        @Nullable Instant releasedAt,
        Instant changedAt,
        @Nullable CasePseudonym pseudonym,
        Projection projection) {}
