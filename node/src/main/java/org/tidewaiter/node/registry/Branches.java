package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.BRANCH;
import static org.tidewaiter.sql.registry.Tables.REPORT;
import static org.tidewaiter.sql.registry.Tables.VERSION;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.HeldVersion;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.exchange.version.Succession;
import org.tidewaiter.exchange.version.VersionContent;
import org.tidewaiter.exchange.version.VersionKind;
import org.tidewaiter.exchange.version.VersionVerifier;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.delivery.VersionRef;

/**
 * Versions that this node has signed and that stand beside those it holds: an older copy of it gave a number away anew. The next
 * version of the report is numbered above them and names them, so that whoever holds either branch accepts it.
 */
@Component
class Branches {

    private final DSLContext sql;
    private final VersionVerifier verifier;
    private final Clock clock;

    Branches(DSLContext sql, VersionVerifier verifier, Clock clock) {
        this.sql = sql;
        this.verifier = verifier;
        this.clock = clock;
    }

    /** A version that the next one is to name. */
    record Branch(int version, String digest) {}

    /**
     * Keeps an own version that a partner has given back, if it cannot stand in one line with those held here; in the caller's
     * transaction.
     *
     * @return whether it is another branch; false where it has only been lost
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean note(VersionContent version) {
        ReportIdentity identity = version.claims().identity();
        Long report = sql.select(REPORT.ID)
                .from(REPORT)
                .where(named(identity))
                .forUpdate()
                .fetchOne(REPORT.ID);
        if (report == null || !isBeside(report, version)) {
            return false;
        }
        sql.insertInto(BRANCH)
                .set(BRANCH.REPORT_ID, report)
                .set(BRANCH.VERSION, version.claims().version())
                .set(BRANCH.DIGEST, version.digest().text())
                .set(BRANCH.KNOWN_AT, Moments.of(clock.instant()))
                .onConflictDoNothing()
                .execute();
        return true;
    }

    private static Condition named(ReportIdentity identity) {
        return REPORT.ORIGINATOR.eq(identity.originator()).and(REPORT.NUMBER.eq(identity.number()));
    }

    /** What follows a branch belongs to it. */
    private boolean isBeside(long report, VersionContent version) {
        List<String> predecessors =
                version.claims().predecessors().stream().map(Digest::text).toList();
        return Succession.judge(version.claims(), version.digest(), null, List.of(), held(report, version))
                        instanceof Succession.Conflicting
                || sql.fetchExists(BRANCH, BRANCH.REPORT_ID.eq(report).and(BRANCH.DIGEST.in(predecessors)));
    }

    /** What is damaged stands in nobody's way. */
    private List<HeldVersion> held(long report, VersionContent given) {
        return sql.select(VersionBytes.COLUMNS).from(VERSION).where(VERSION.REPORT_ID.eq(report)).fetch().stream()
                .filter(row -> VersionBytes.of(given.claims().identity(), row, verifier)
                        .sound())
                .map(Branches::held)
                .toList();
    }

    private static HeldVersion held(Record row) {
        return new HeldVersion(
                row.get(VERSION.VERSION_),
                Digest.parse(row.get(VERSION.DIGEST)),
                VersionKind.valueOf(row.get(VERSION.KIND)),
                row.get(VERSION.ISSUER),
                HeldVersions.nextIssuer(row),
                Set.of(row.get(VERSION.PREDECESSORS)).stream()
                        .map(Digest::parse)
                        .collect(Collectors.toSet()));
    }

    /** Whether it is a branch that no version here has followed yet. */
    boolean isOpen(VersionContent version) {
        return sql.fetchExists(DSL.selectOne()
                .from(BRANCH)
                .join(REPORT)
                .on(REPORT.ID.eq(BRANCH.REPORT_ID))
                .where(named(version.claims().identity()))
                .and(BRANCH.DIGEST.eq(version.digest().text()))
                .and(BRANCH.FOLLOWED_BY.isNull()));
    }

    /** Whether a version here has followed it. */
    boolean isFollowed(VersionRef version, Digest digest) {
        return sql.fetchExists(DSL.selectOne()
                .from(BRANCH)
                .join(REPORT)
                .on(REPORT.ID.eq(BRANCH.REPORT_ID))
                .where(named(version.identity()))
                .and(BRANCH.DIGEST.eq(digest.text()))
                .and(BRANCH.FOLLOWED_BY.isNotNull()));
    }

    /** What the next versions of these reports are to name, beside what they follow here; the highest first. */
    Map<Long, List<Branch>> open(Collection<Long> reports) {
        return sql.select(BRANCH.REPORT_ID, BRANCH.VERSION, BRANCH.DIGEST)
                .from(BRANCH)
                .where(BRANCH.REPORT_ID.in(reports))
                .and(BRANCH.FOLLOWED_BY.isNull())
                .orderBy(BRANCH.VERSION.desc(), BRANCH.DIGEST)
                .fetchGroups(BRANCH.REPORT_ID, row -> new Branch(row.value2(), row.value3()));
    }

    /** Notes that a version names these. */
    void followed(long report, int by, Collection<String> digests) {
        sql.update(BRANCH)
                .set(BRANCH.FOLLOWED_BY, by)
                .where(BRANCH.REPORT_ID.eq(report))
                .and(BRANCH.DIGEST.in(digests))
                .execute();
    }
}
