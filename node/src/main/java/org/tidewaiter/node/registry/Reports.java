package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.EMBARGO;
import static org.tidewaiter.sql.registry.Tables.REPORT;
import static org.tidewaiter.sql.registry.Tables.REVISION;
import static org.tidewaiter.sql.registry.Tables.VERSION;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.report.SeizureReport;

/** Reads single reports with their versions and proofs. */
@Component
public class Reports {

    private final DSLContext sql;
    private final Summaries summaries;

    Reports(DSLContext sql, Summaries summaries) {
        this.sql = sql;
        this.summaries = summaries;
    }

    /** A report by its name inside this node, as of one moment; empty also where this account may not see it. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<ReportDetail> find(AccessScope scope, UUID record) {
        return find(scope, REPORT.RECORD.eq(record));
    }

    /** A report by its name among all nodes, as of one moment; empty also where this account may not see it. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<ReportDetail> find(AccessScope scope, ReportIdentity identity) {
        return find(scope, REPORT.ORIGINATOR.eq(identity.originator()).and(REPORT.NUMBER.eq(identity.number())));
    }

    /** Summaries of the given reports as far as this account may see them, in no particular order. */
    @Transactional(readOnly = true)
    public List<ReportSummary> summaries(AccessScope scope, List<UUID> records) {
        scope.require(Permission.READ);
        return summaries.of(sql.selectFrom(REPORT)
                .where(REPORT.RECORD.in(records))
                .and(Visibility.of(scope))
                .fetch());
    }

    /** The same of reports by their names among all nodes. */
    @Transactional(readOnly = true)
    public List<ReportSummary> named(AccessScope scope, Collection<ReportIdentity> identities) {
        scope.require(Permission.READ);
        return identities.isEmpty()
                ? List.of()
                : summaries.of(sql.selectFrom(REPORT)
                        .where(Identities.among(identities))
                        .and(Visibility.of(scope))
                        .fetch());
    }

    /** Reports of a national case that this node holds and that are not withdrawn, as far as this account may see them. */
    @Transactional(readOnly = true)
    public List<ReportSummary> ofCase(AccessScope scope, CasePseudonym theCase, int limit) {
        scope.require(Permission.READ);
        return summaries.of(sql.selectFrom(REPORT)
                .where(REPORT.PSEUDONYM.eq(theCase.value()))
                .and(REPORT.PSEUDONYM_KEY.eq(theCase.keyId()))
                .and(REPORT.STATE.ne(ReportState.WITHDRAWN.name()))
                .and(Visibility.of(scope))
                .orderBy(REPORT.RECORDED_AT.desc(), REPORT.ID.desc())
                .limit(limit)
                .fetch());
    }

    private Optional<ReportDetail> find(AccessScope scope, Condition which) {
        scope.require(Permission.READ);
        return sql.selectFrom(REPORT)
                .where(which)
                .and(Visibility.of(scope))
                .fetchOptional()
                .map(row -> detail(row, Visibility.seesRecalled(scope)));
    }

    private ReportDetail detail(Record row, boolean withRecalled) {
        long id = row.get(REPORT.ID);
        List<VersionDetail> versions = versions(row, withRecalled);
        OpenRevision open = open(id);
        return new ReportDetail(
                summaries.of(List.of(row)).getFirst(),
                content(versions, open),
                versions,
                open,
                hold(id),
                row.get(REPORT.HANDED_TO));
    }

    /** The signed versions of a report, newest first; those that their sender took back only on demand. */
    List<VersionDetail> versions(Record report, boolean withRecalled) {
        long id = report.get(REPORT.ID);
        boolean own = report.get(REPORT.RECORDED_BY) != null;
        return sql.selectFrom(VERSION)
                .where(VERSION.REPORT_ID.eq(id))
                .and(withRecalled ? DSL.trueCondition() : VERSION.RECALLED.isFalse())
                .orderBy(VERSION.VERSION_.desc())
                .fetch(version -> version(version, own ? written(id, version.getVersion()) : null));
    }

    private static @Nullable SeizureReport content(List<VersionDetail> versions, @Nullable OpenRevision open) {
        return versions.stream()
                .map(VersionDetail::content)
                .filter(content -> content != null)
                .findFirst()
                .orElse(open == null ? null : open.content());
    }

    private @Nullable SeizureReport written(long reportId, int version) {
        return sql.select(REVISION.CONTENT)
                .from(REVISION)
                .where(REVISION.REPORT_ID.eq(reportId))
                .and(REVISION.VERSION.eq(version))
                .and(REVISION.STATE.eq(ReportState.SIGNED.name()))
                .fetchOptional(REVISION.CONTENT)
                .map(json -> ReleaseSigning.content(json.data()))
                .orElse(null);
    }

    private static VersionDetail version(Record row, @Nullable SeizureReport written) {
        boolean withdrawal = row.get(VERSION.KIND).equals("WITHDRAWAL");
        List<String> names = new ArrayList<>(List.of(row.get(VERSION.PART_NAMES)));
        List<String> disclosures = new ArrayList<>(List.of(row.get(VERSION.DISCLOSURES)));
        withholdPseudonym(names, disclosures);
        boolean saysNothing = withdrawal || disclosures.isEmpty();
        SeizureReport content = saysNothing || written != null ? written : DisclosedContent.of(disclosures);
        return new VersionDetail(
                row.get(VERSION.VERSION_),
                withdrawal,
                row.get(VERSION.REASON),
                content,
                row.get(VERSION.DIGEST),
                row.get(VERSION.DISCLOSED),
                List.of(row.get(VERSION.PREDECESSORS)),
                row.get(VERSION.JWS),
                List.copyOf(names),
                List.copyOf(disclosures),
                row.get(VERSION.VOCABULARY),
                row.get(VERSION.ISSUER),
                row.get(VERSION.SOURCE),
                row.get(VERSION.AGREEMENT),
                row.get(VERSION.RECEIPT_ID),
                row.get(VERSION.RELEASED_AT).toInstant(),
                row.get(VERSION.ACCEPTED_AT).toInstant(),
                row.get(VERSION.POSITION));
    }

    /** The pseudonym of a case is compared, never shown. */
    private static void withholdPseudonym(List<String> names, List<String> disclosures) {
        int at = names.indexOf(DisclosedContent.PSEUDONYM);
        if (at >= 0) {
            names.remove(at);
            disclosures.remove(at);
        }
    }

    private @Nullable OpenRevision open(long reportId) {
        return sql.selectFrom(REVISION)
                .where(REVISION.REPORT_ID.eq(reportId))
                .and(REVISION.STATE.in("SUBMITTED", "RETURNED", "VERIFIED", "RELEASED"))
                .fetchOptional()
                .map(row -> new OpenRevision(
                        row.getVersion(),
                        ReportState.valueOf(row.getState()),
                        row.getContent() == null
                                ? null
                                : ReleaseSigning.content(row.getContent().data()),
                        row.getReason(),
                        row.getTextReleased(),
                        row.getWrittenBy(),
                        row.getWrittenAt().toInstant(),
                        row.getVerifiedBy(),
                        Moments.instant(row.getVerifiedAt()),
                        row.getReleasedBy(),
                        Moments.instant(row.getReleasedAt())))
                .orElse(null);
    }

    private @Nullable Hold hold(long reportId) {
        return sql.selectFrom(EMBARGO)
                .where(EMBARGO.REPORT_ID.eq(reportId))
                .and(EMBARGO.LIFTED_AT.isNull())
                .fetchOptional()
                .map(row -> new Hold(
                        Moments.instant(row.getUntil()),
                        row.getReason(),
                        row.getSetBy(),
                        row.getSetAt().toInstant()))
                .orElse(null);
    }
}
