package org.tidewaiter.node.quality;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.version.ReportIdentity;

/**
 * A report on the work list.
 *
 * @param record its name inside this node
 * @param country that reports
 * @param source node from which it came
 * @param version its newest, which the status is about
 * @param arrivedAt when that came
 * @param position its place in the order of the list
 * @param verifiedVersion the last version that a person verified; null if none was
 * @param counts false once it is withdrawn or taken back
 */
public record AssessedReport(
        UUID record,
        ReportIdentity identity,
        String country,
        List<String> categories,
        String source,
        int version,
        Instant arrivedAt,
        long position,
        ReportStatus status,
        @Nullable Integer verifiedVersion,
        boolean counts) {

    public AssessedReport {
        categories = List.copyOf(categories);
    }
}
