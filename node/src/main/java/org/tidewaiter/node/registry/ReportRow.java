package org.tidewaiter.node.registry;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code registry.report} that is to be written.
 *
 * @param projection null where nothing is known of a report but its withdrawal
 */
record ReportRow(
        long id,
        UUID record,
        String originator,
        @Nullable UUID number,
        ReportState state,
        int version,
        @Nullable String digest,
        String source,
        @Nullable String sourceKey,
        @Nullable String sourceDigest,
        @Nullable String recordedBy,
        @Nullable String office,
        Instant recordedAt,
        @Nullable Instant releasedAt,
        Instant changedAt,
        @Nullable CasePseudonym pseudonym,
        @Nullable Projection projection) {}
