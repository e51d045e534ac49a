package org.tidewaiter.node.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.version.ReportIdentity;

/**
 * The little of a report that overviews count.
 *
 * @param country that reports, by which access is limited
 * @param lines goods lines of each category
 */
public record CountedReport(
        ReportIdentity identity,
        @Nullable LocalDate day,
        String country,
        @Nullable String mode,
        @Nullable String departure,
        @Nullable String destination,
        @Nullable String provenance,
        List<String> concealment,
        Map<String, Integer> lines) {

    public CountedReport {
        concealment = List.copyOf(concealment);
        lines = Map.copyOf(lines);
    }
}
