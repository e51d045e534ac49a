package org.tidewaiter.node.quality;

import static org.tidewaiter.sql.quality.Tables.REPORT;
import static org.tidewaiter.sql.quality.Tables.STEP;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.quality.AssessmentStep.Cause;

/** Reads and writes {@code quality.report} and its history. */
@Component
class AssessmentRows {

    private final DSLContext sql;

    AssessmentRows(DSLContext sql) {
        this.sql = sql;
    }

    /** Which rows an account sees: the same as of the reports themselves. */
    private static Condition seen(AccessScope scope) {
        if (scope.ownOnly()) {
            return DSL.falseCondition();
        }
        Condition countries = scope.countries().isEmpty() ? DSL.trueCondition() : REPORT.COUNTRY.in(scope.countries());
        return scope.member().map(REPORT.ORIGINATOR::eq).map(countries::and).orElse(countries);
    }

    private static Condition listed(AccessScope scope, WorkFilter filter) {
        Condition condition = seen(scope).and(REPORT.COUNTS.isTrue());
        if (!filter.countries().isEmpty()) {
            condition = condition.and(REPORT.COUNTRY.in(filter.countries()));
        }
        if (!filter.categories().isEmpty()) {
            condition = condition.and(DSL.condition(
                    "{0} && cast({1} as text[])",
                    REPORT.CATEGORIES, DSL.val(filter.categories().toArray(String[]::new))));
        }
        if (filter.status() != null) {
            condition =
                    condition.and(REPORT.STATUS.eq(DSL.inline(filter.status().name())));
        }
        return filter.since() == null
                ? condition
                : condition.and(REPORT.ARRIVED_AT.ge(filter.since().atOffset(ZoneOffset.UTC)));
    }

    List<AssessedReport> page(AccessScope scope, WorkFilter filter, @Nullable Long after, int limit) {
        return sql.selectFrom(REPORT)
                .where(listed(scope, filter))
                .and(after == null ? DSL.trueCondition() : REPORT.POSITION.lt(after))
                .orderBy(REPORT.POSITION.desc())
                .limit(limit)
                .fetch(AssessmentRows::report);
    }

    int count(AccessScope scope, WorkFilter filter, int most) {
        return sql.fetchCount(sql.select(DSL.inline(1))
                .from(REPORT)
                .where(listed(scope, filter))
                .limit(most));
    }

    Optional<AssessedReport> find(AccessScope scope, UUID record) {
        return sql.selectFrom(REPORT)
                .where(REPORT.RECORD.eq(record))
                .and(seen(scope))
                .fetchOptional(AssessmentRows::report);
    }

    /** What is known of these, locked until the end of the transaction. */
    Map<ReportIdentity, AssessedReport> lock(Set<ReportIdentity> identities) {
        Map<ReportIdentity, AssessedReport> known = new HashMap<>();
        if (!identities.isEmpty()) {
            sql.selectFrom(REPORT)
                    .where(Named.among(REPORT.ORIGINATOR, REPORT.NUMBER, identities))
                    .orderBy(REPORT.RECORD)
                    .forUpdate()
                    .fetch(AssessmentRows::report)
                    .forEach(report -> known.put(report.identity(), report));
        }
        return known;
    }

    void put(Collection<AssessedReport> reports) {
        if (reports.isEmpty()) {
            return;
        }
        var rows = sql.insertInto(
                REPORT,
                REPORT.RECORD,
                REPORT.ORIGINATOR,
                REPORT.NUMBER,
                REPORT.COUNTRY,
                REPORT.CATEGORIES,
                REPORT.SOURCE,
                REPORT.VERSION,
                REPORT.ARRIVED_AT,
                REPORT.POSITION,
                REPORT.STATUS,
                REPORT.VERIFIED_VERSION,
                REPORT.COUNTS);
        for (AssessedReport report : reports) {
            rows = rows.values(
                    report.record(),
                    report.identity().originator(),
                    report.identity().number(),
                    report.country(),
                    report.categories().toArray(String[]::new),
                    report.source(),
                    report.version(),
                    report.arrivedAt().atOffset(ZoneOffset.UTC),
                    report.position(),
                    report.status().name(),
                    report.verifiedVersion(),
                    report.counts());
        }
        rows.onConflict(REPORT.RECORD)
                .doUpdate()
                .set(REPORT.COUNTRY, DSL.excluded(REPORT.COUNTRY))
                .set(REPORT.CATEGORIES, DSL.excluded(REPORT.CATEGORIES))
                .set(REPORT.SOURCE, DSL.excluded(REPORT.SOURCE))
                .set(REPORT.VERSION, DSL.excluded(REPORT.VERSION))
                .set(REPORT.ARRIVED_AT, DSL.excluded(REPORT.ARRIVED_AT))
                .set(REPORT.POSITION, DSL.excluded(REPORT.POSITION))
                .set(REPORT.STATUS, DSL.excluded(REPORT.STATUS))
                .set(REPORT.COUNTS, DSL.excluded(REPORT.COUNTS))
                .execute();
    }

    /** Says that a version is right; false where that cannot be said of it, or was said already. */
    boolean verify(AccessScope scope, Seen seen) {
        return sql.update(REPORT)
                        .set(REPORT.STATUS, ReportStatus.VERIFIED.name())
                        .set(REPORT.VERIFIED_VERSION, REPORT.VERSION)
                        .where(judged(scope, seen))
                        .and(REPORT.STATUS.ne(ReportStatus.VERIFIED.name()))
                        .execute()
                == 1;
    }

    /** Takes that back. */
    boolean reopen(AccessScope scope, Seen seen) {
        return sql.update(REPORT)
                        .set(REPORT.STATUS, ReportStatus.UNVERIFIED.name())
                        .setNull(REPORT.VERIFIED_VERSION)
                        .where(judged(scope, seen))
                        .and(REPORT.STATUS.eq(ReportStatus.VERIFIED.name()))
                        .execute()
                == 1;
    }

    /** Says that its reporter is asked about a version. */
    boolean query(AccessScope scope, Seen seen) {
        return sql.update(REPORT)
                        .set(REPORT.STATUS, ReportStatus.QUERIED.name())
                        .where(judged(scope, seen))
                        .execute()
                == 1;
    }

    private static Condition judged(AccessScope scope, Seen seen) {
        return seen(scope)
                .and(REPORT.RECORD.eq(seen.record()))
                .and(REPORT.VERSION.eq(seen.version()))
                .and(REPORT.COUNTS.isTrue());
    }

    void step(Seen seen, ReportStatus status, Cause cause, @Nullable String author, Instant at) {
        sql.insertInto(STEP, STEP.RECORD, STEP.VERSION, STEP.STATUS, STEP.CAUSE, STEP.AUTHOR, STEP.AT)
                .values(seen.record(), seen.version(), status.name(), cause.name(), author, at.atOffset(ZoneOffset.UTC))
                .execute();
    }

    /** The newest steps, newest first. */
    List<AssessmentStep> steps(UUID record, int limit) {
        return sql.selectFrom(STEP)
                .where(STEP.RECORD.eq(record))
                .orderBy(STEP.ID.desc())
                .limit(limit)
                .fetch(row -> new AssessmentStep(
                        row.getVersion(),
                        ReportStatus.valueOf(row.getStatus()),
                        Cause.valueOf(row.getCause()),
                        row.getAuthor(),
                        row.getAt().toInstant()));
    }

    private static AssessedReport report(Record row) {
        return new AssessedReport(
                row.get(REPORT.RECORD),
                new ReportIdentity(row.get(REPORT.ORIGINATOR), row.get(REPORT.NUMBER)),
                row.get(REPORT.COUNTRY),
                List.of(row.get(REPORT.CATEGORIES)),
                row.get(REPORT.SOURCE),
                row.get(REPORT.VERSION),
                row.get(REPORT.ARRIVED_AT).toInstant(),
                row.get(REPORT.POSITION),
                ReportStatus.valueOf(row.get(REPORT.STATUS)),
                row.get(REPORT.VERIFIED_VERSION),
                row.get(REPORT.COUNTS));
    }
}
