package org.tidewaiter.node.delivery.queue;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.delivery.LanePlace;
import org.tidewaiter.node.delivery.PartnerState;
import org.tidewaiter.node.delivery.VersionRef;

/**
 * What a lane has recorded of one version.
 *
 * @param place at which its receipt came; the first where none did
 */
public record LaneItemRow(
        VersionRef version,
        boolean withdrawal,
        PartnerState.State state,
        @Nullable String reason,
        @Nullable String digest,
        @Nullable String disclosed,
        @Nullable UUID receipt,
        LanePlace place,
        @Nullable OffsetDateTime settledAt) {

    /** Columns of an item {@code i} with its receipt {@code r}. */
    public static final String COLUMNS = """
            i.originator, i.number, i.version, i.withdrawal, i.state, i.reason, i.digest, i.disclosed, i.receipt_id,
            i.settled_at, coalesce(r.epoch, 0) as epoch, coalesce(r.sequence, 0) as sequence
            """;

    public static LaneItemRow of(Record row) {
        return new LaneItemRow(
                new VersionRef(
                        new ReportIdentity(row.get("originator", String.class), row.get("number", UUID.class)),
                        row.get("version", Integer.class)),
                row.get("withdrawal", Boolean.class),
                PartnerState.State.valueOf(row.get("state", String.class)),
                row.get("reason", String.class),
                row.get("digest", String.class),
                row.get("disclosed", String.class),
                row.get("receipt_id", UUID.class),
                new LanePlace(row.get("epoch", Long.class), row.get("sequence", Long.class)),
                row.get("settled_at", OffsetDateTime.class));
    }

    public boolean isDelivered() {
        return state == PartnerState.State.DELIVERED;
    }

    public boolean isRecalled() {
        return state == PartnerState.State.RECALLED;
    }

    /** A digest that was recorded; empty where the column holds none. */
    public static Optional<Digest> parsed(@Nullable String digest) {
        try {
            return digest == null ? Optional.empty() : Optional.of(Digest.parse(digest));
        } catch (IllegalArgumentException altered) {
            return Optional.empty();
        }
    }
}
