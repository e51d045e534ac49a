package org.tidewaiter.node.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of results, newest event first.
 *
 * @param next where the next page starts, null on the last one
 */
public record SearchPage(
        List<ReportSummary> reports, @Nullable String next) {

    public SearchPage {
        reports = List.copyOf(reports);
    }
}
