package org.tidewaiter.node.delivery.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.delivery.PartnerState;
import org.tidewaiter.node.delivery.VersionRef;

/**
 * A version that did not arrive in time, not at all, or not with all its parts.
 *
 * @param reason code, where there is one; of a delivered version, why further parts of it were refused
 * @param settledAt when it was delivered, refused or found in conflict; null while it waits
 */
public record OverdueVersion(
        VersionRef version,
        PartnerState.State state,
        @Nullable String reason,
        Instant releasedAt,
        Instant due,
        @Nullable Instant settledAt) {

    /** From a row of {@code delivery.item}. */
    public static OverdueVersion of(Record row, int hoursAllowed) {
        Instant released = row.get("released_at", OffsetDateTime.class).toInstant();
        return new OverdueVersion(
                new VersionRef(
                        new ReportIdentity(row.get("originator", String.class), row.get("number", UUID.class)),
                        row.get("version", Integer.class)),
                PartnerState.State.valueOf(row.get("state", String.class)),
                row.get("reason", String.class),
                released,
                released.plus(Duration.ofHours(hoursAllowed)),
                Moments.instant(row.get("settled_at", OffsetDateTime.class)));
    }
}
