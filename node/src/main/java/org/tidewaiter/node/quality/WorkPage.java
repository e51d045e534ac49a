package org.tidewaiter.node.quality;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a work list, newest arrival first.
 *
 * @param next where the next page starts; null on the last
 */
public record WorkPage(
        List<AssessedReport> reports, @Nullable Long next) {

    public WorkPage {
        reports = List.copyOf(reports);
    }
}
