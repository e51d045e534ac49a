package org.tidewaiter.node.registry;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.report.EventDate;

/**
 * A report, as lists show it.
 *
 * @param record its name inside this node
 * @param number null until it is released
 * @param version its signed head, 0 before the first signature
 * @param source node from which it came
 * @param open state of a revision that is not yet signed, null if there is none
 * @param held whether it is held back now
 * @param generated whether it is demonstration data
 */
public record ReportSummary(
        UUID record,
        String originator,
        @Nullable UUID number,
        ReportState state,
        int version,
        String source,
        @Nullable ReportState open,
        boolean held,
        boolean generated,
        @Nullable String provenance,
        @Nullable String eventKind,
        @Nullable EventDate eventDate,
        @Nullable String reportingCountry,
        @Nullable String discoveryCountry,
        @Nullable String place,
        @Nullable String locationType,
        @Nullable String direction,
        @Nullable String mode,
        @Nullable String conveyance,
        @Nullable String departureCountry,
        @Nullable String destinationCountry,
        @Nullable String recordedBy,
        Instant recordedAt,
        @Nullable Instant releasedAt,
        Instant changedAt,
        List<GoodsSummary> goods) {

    public ReportSummary {
        goods = List.copyOf(goods);
    }

    /** The report's name among all nodes, null until it is released. */
    public @Nullable ReportIdentity identity() {
        return number == null ? null : new ReportIdentity(originator, number);
    }
}
