package org.tidewaiter.node.quality;

import java.util.Map;

/**
 * How many reports wait in each status. None is counted beyond {@link #MOST}, so that a page need not wait for it.
 *
 * @param fresh with a version that arrived since yesterday, whatever their status
 */
public record WorkCounts(int fresh, Map<ReportStatus, Integer> byStatus) {

    /** A figure above this means "more than this". */
    public static final int MOST = 10_000;

    public WorkCounts {
        byStatus = Map.copyOf(byStatus);
    }

    public int of(ReportStatus status) {
        return byStatus.getOrDefault(status, 0);
    }
}
