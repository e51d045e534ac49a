package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.REPORT;
import static org.tidewaiter.sql.registry.Tables.REVISION;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.registry.DecisionRefusedException.Reason;
import org.tidewaiter.report.Picture;
import org.tidewaiter.report.SeizureReport;

/** What a report of this node says now, held still for a decision. */
@Component
class StandingContent {

    private final DSLContext sql;

    StandingContent(DSLContext sql) {
        this.sql = sql;
    }

    /** A revision that is neither signed nor discarded, and has content. */
    record Open(long id, ReportState state, SeizureReport content) {}

    /** Locks a report that this account may change and that is not withdrawn. */
    Record lock(AccessScope scope, UUID record) {
        Record report = own(scope, record);
        if (report.get(REPORT.STATE).equals(ReportState.WITHDRAWN.name())) {
            throw new DecisionRefusedException(Reason.WITHDRAWN);
        }
        return report;
    }

    /** Locks a report that this account may change and that was signed once, withdrawn or not. */
    Record lockSigned(AccessScope scope, UUID record) {
        Record report = own(scope, record);
        if (report.get(REPORT.NUMBER) == null) {
            throw new DecisionRefusedException(Reason.WRONG_STATE);
        }
        return report;
    }

    private Record own(AccessScope scope, UUID record) {
        return sql.select()
                .from(REPORT)
                .where(REPORT.RECORD.eq(record))
                .and(Visibility.toChange(scope))
                .forUpdate()
                .fetchOptional()
                .map(StandingContent::issuedHere)
                .orElseThrow(() -> new DecisionRefusedException(Reason.NOT_FOUND));
    }

    private static Record issuedHere(Record report) {
        if (report.get(REPORT.HANDED_TO) != null) {
            throw new DecisionRefusedException(Reason.HANDED_OVER);
        }
        return report;
    }

    /** What was released is about to be signed as it is. */
    void refuseIfReleased(Record report) {
        if (sql.fetchExists(
                REVISION,
                REVISION.REPORT_ID.eq(report.get(REPORT.ID)).and(REVISION.STATE.eq(ReportState.RELEASED.name())))) {
            throw new DecisionRefusedException(Reason.CHANGED_MEANWHILE);
        }
    }

    Optional<Open> open(Record report) {
        return sql.select(REVISION.ID, REVISION.STATE, REVISION.CONTENT)
                .from(REVISION)
                .where(REVISION.REPORT_ID.eq(report.get(REPORT.ID)))
                .and(REVISION.STATE.in("SUBMITTED", "RETURNED", "VERIFIED", "RELEASED"))
                .and(REVISION.CONTENT.isNotNull())
                .fetchOptional(row -> new Open(
                        row.value1(),
                        ReportState.valueOf(row.value2()),
                        Objects.requireNonNull(
                                ReleaseSigning.content(row.value3().data()))));
    }

    /** The content of the signed head; empty before the first signature. */
    Optional<SeizureReport> signed(Record report) {
        return sql.select(REVISION.CONTENT)
                .from(REVISION)
                .where(REVISION.REPORT_ID.eq(report.get(REPORT.ID)))
                .and(REVISION.VERSION.eq(report.get(REPORT.VERSION)))
                .and(REVISION.STATE.eq(ReportState.SIGNED.name()))
                .and(REVISION.CONTENT.isNotNull())
                .fetchOptional(row -> Objects.requireNonNull(
                        ReleaseSigning.content(row.value1().data())));
    }

    /** The pictures of what was written last. */
    List<Picture> pictures(Record report) {
        return open(report)
                .map(Open::content)
                .or(() -> signed(report))
                .map(SeizureReport::pictures)
                .orElse(List.of());
    }
}
