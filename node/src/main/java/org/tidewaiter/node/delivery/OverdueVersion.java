package org.tidewaiter.node.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version that did not arrive in time, or not at all.
 *
 * @param reason code, where there is one
 * @param settledAt when it was delivered, refused or found in conflict; null while it waits
 */
public record OverdueVersion(
        VersionRef version,
        PartnerState.State state,
        @Nullable String reason,
        Instant releasedAt,
        Instant due,
        @Nullable Instant settledAt) {}
