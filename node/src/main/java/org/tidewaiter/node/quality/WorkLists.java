package org.tidewaiter.node.quality;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.web.NodeIdentity;

/** The reports that an analyst looks at, newest arrival first. */
@Component
public class WorkLists {

    /** Most reports on one page. */
    public static final int LARGEST_PAGE = 200;

    private final AssessmentRows rows;
    private final NodeIdentity node;
    private final Clock clock;

    WorkLists(AssessmentRows rows, NodeIdentity node, Clock clock) {
        this.rows = rows;
        this.node = node;
        this.clock = clock;
    }

    /** The beginning of yesterday, where this node is. */
    public Instant sinceYesterday() {
        return ZonedDateTime.ofInstant(clock.instant(), node.zone())
                .toLocalDate()
                .minusDays(1)
                .atStartOfDay(node.zone())
                .toInstant();
    }

    /**
     * One page.
     *
     * @param after the {@link WorkPage#next} of the page before; null for the first
     */
    @Transactional(readOnly = true)
    public WorkPage page(AccessScope scope, WorkFilter filter, @Nullable Long after, int limit) {
        scope.require(Permission.ASSESS);
        int size = Math.clamp(limit, 1, LARGEST_PAGE);
        List<AssessedReport> found = rows.page(scope, filter, after, size + 1);
        boolean more = found.size() > size;
        List<AssessedReport> shown = more ? found.subList(0, size) : found;
        return new WorkPage(shown, more ? shown.getLast().position() : null);
    }

    /** What waits under a filter, whatever status and time that asks for. */
    @Transactional(readOnly = true)
    public WorkCounts counts(AccessScope scope, WorkFilter filter) {
        scope.require(Permission.ASSESS);
        Map<ReportStatus, Integer> byStatus = new EnumMap<>(ReportStatus.class);
        for (ReportStatus status : ReportStatus.values()) {
            byStatus.put(status, count(scope, filter.in(status, null)));
        }
        return new WorkCounts(count(scope, filter.in(null, sinceYesterday())), byStatus);
    }

    private int count(AccessScope scope, WorkFilter filter) {
        return rows.count(scope, filter, WorkCounts.MOST + 1);
    }
}
