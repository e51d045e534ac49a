package org.tidewaiter.node.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.SeizureReport;

/**
 * A report with all that this node knows of it.
 *
 * @param content what stands now: the signed head, or before the first signature what was last handed in; null for a
 *     report of which only the withdrawal is known
 * @param versions newest first
 * @param handedTo the node that issues it since this one has handed it over; null where this one does, and of received reports
 */
public record ReportDetail(
        ReportSummary summary,
        @Nullable SeizureReport content,
        List<VersionDetail> versions,
        @Nullable OpenRevision open,
        @Nullable Hold hold,
        @Nullable String handedTo) {

    public ReportDetail {
        versions = List.copyOf(versions);
    }
}
