package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.EMBARGO;
import static org.tidewaiter.sql.registry.Tables.REPORT;
import static org.tidewaiter.sql.registry.Tables.REVISION;

import java.time.Clock;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.delivery.Deliveries;

/** Lists the own reports on which somebody has to decide, the oldest first. */
@Component
public class OpenWork {

    /** For what a report waits. */
    public enum Waiting {
        TO_VERIFY,
        TO_RELEASE,
        RETURNED,
        HELD,
        /** A partner refused the newest version, or holds another in its place. */
        NOT_ACCEPTED
    }

    private static final int MOST_NOT_ACCEPTED = 1000;

    private final DSLContext sql;
    private final Summaries summaries;
    private final Deliveries deliveries;
    private final Clock clock;

    OpenWork(DSLContext sql, Summaries summaries, Deliveries deliveries, Clock clock) {
        this.sql = sql;
        this.summaries = summaries;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<ReportSummary> list(AccessScope scope, Waiting waiting, int limit) {
        scope.require(Permission.RECORD);
        return summaries.of(sql.selectFrom(REPORT)
                .where(condition(scope, waiting))
                .orderBy(REPORT.ID)
                .limit(limit)
                .fetch());
    }

    @Transactional(readOnly = true)
    public long count(AccessScope scope, Waiting waiting) {
        scope.require(Permission.RECORD);
        return sql.fetchCount(REPORT, condition(scope, waiting));
    }

    private Condition condition(AccessScope scope, Waiting waiting) {
        Condition which = switch (waiting) {
            case TO_VERIFY -> open(ReportState.SUBMITTED);
            case TO_RELEASE -> open(ReportState.VERIFIED);
            case RETURNED -> open(ReportState.RETURNED);
            case HELD ->
                REPORT.ID.in(DSL.select(EMBARGO.REPORT_ID)
                        .from(EMBARGO)
                        .where(EMBARGO.LIFTED_AT.isNull())
                        .and(EMBARGO.UNTIL.isNull().or(EMBARGO.UNTIL.gt(Moments.of(clock.instant())))));
            case NOT_ACCEPTED -> Identities.among(deliveries.notAccepted(scope, MOST_NOT_ACCEPTED));
        };
        boolean ended = waiting == Waiting.NOT_ACCEPTED;
        return which.and(ended ? DSL.trueCondition() : REPORT.STATE.ne(ReportState.WITHDRAWN.name()))
                .and(Visibility.toChange(scope));
    }

    private static Condition open(ReportState state) {
        return REPORT.ID.in(DSL.select(REVISION.REPORT_ID).from(REVISION).where(REVISION.STATE.eq(state.name())));
    }
}
