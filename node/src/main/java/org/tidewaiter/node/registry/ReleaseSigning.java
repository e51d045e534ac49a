package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.REPORT;
import static org.tidewaiter.sql.registry.Tables.REVISION;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.version.VersionClaims;
import org.tidewaiter.node.database.DatabaseAway;
import org.tidewaiter.node.registry.Branches.Branch;
import org.tidewaiter.node.registry.Placement.Signed;
import org.tidewaiter.report.ReportJson;
import org.tidewaiter.report.SeizureReport;

/** Signs released revisions in batches: version, journal row and new head in one transaction. */
@Component
class ReleaseSigning {

    private static final Logger log = LoggerFactory.getLogger(ReleaseSigning.class);
    private static final int BATCH = 200;
    private static final Duration TRIED_AGAIN_AFTER = Duration.ofMinutes(15);

    private final DSLContext sql;
    private final Rows rows;
    private final VersionSigner signer;
    private final Branches branches;
    private final Placement placement;
    private final CodeWords codeWords;
    private final Erasure erasure;
    private final Clock clock;
    private final Map<Long, Instant> passedOver = new ConcurrentHashMap<>();

    ReleaseSigning(
            DSLContext sql,
            Rows rows,
            VersionSigner signer,
            Branches branches,
            Placement placement,
            CodeWords codeWords,
            Erasure erasure,
            Clock clock) {
        this.sql = sql;
        this.rows = rows;
        this.signer = signer;
        this.branches = branches;
        this.placement = placement;
        this.codeWords = codeWords;
        this.erasure = erasure;
        this.clock = clock;
    }

    /**
     * Signs up to one batch of released revisions, oldest first; another instance's rows are left to it.
     *
     * @return how many were looked at; 0 also while this node may not sign
     */
    @Transactional
    int signBatch() {
        if (!signer.permitted()) {
            return 0;
        }
        passedOver.values().removeIf(until -> !until.isAfter(clock.instant()));
        List<Record> work = sql.select()
                .from(REVISION)
                .join(REPORT)
                .on(REPORT.ID.eq(REVISION.REPORT_ID))
                .where(REVISION.STATE.eq(ReportState.RELEASED.name()))
                .and(REVISION.ID.notIn(passedOver.keySet()))
                .and(REPORT.ORIGINATOR.notIn(signer.withoutMandate()))
                .orderBy(REVISION.ID)
                .limit(BATCH)
                .forUpdate()
                .skipLocked()
                .fetch()
                .map(row -> row);
        if (work.isEmpty()) {
            return 0;
        }
        List<Signed> signed = new ArrayList<>(work.size());
        List<Record> settled = new ArrayList<>(work.size());
        Map<Long, List<Branch>> beside = beside(work);
        for (Record row : work) {
            sign(row, beside.getOrDefault(row.get(REPORT.ID), List.of())).ifPresent(version -> {
                signed.add(new Signed(Identities.of(row), version));
                settled.add(row);
            });
        }
        settle(settled, signed);
        follow(settled, signed, beside);
        placement.append(signed);
        return work.size();
    }

    /** Other branches of these reports; a first version has none. */
    private Map<Long, List<Branch>> beside(List<Record> work) {
        List<Long> corrected = work.stream()
                .filter(row -> row.get(REPORT.VERSION) > 0)
                .map(row -> row.get(REPORT.ID))
                .toList();
        return corrected.isEmpty() ? Map.of() : branches.open(corrected);
    }

    /** Notes what these versions name, the number of those that stand above another branch, and who issues from now on. */
    private void follow(List<Record> settled, List<Signed> signed, Map<Long, List<Branch>> beside) {
        for (int i = 0; i < signed.size(); i++) {
            VersionRow version = signed.get(i).version();
            if (version.handsTo() != null) {
                sql.update(REPORT)
                        .set(REPORT.HANDED_TO, version.handsTo())
                        .where(REPORT.ID.eq(version.reportId()))
                        .execute();
            }
            if (beside.containsKey(version.reportId())) {
                branches.followed(version.reportId(), version.version(), version.predecessors());
                sql.update(REVISION)
                        .set(REVISION.VERSION, version.version())
                        .where(REVISION.ID.eq(settled.get(i).get(REVISION.ID)))
                        .execute();
            }
        }
    }

    /**
     * A revision that cannot be signed holds up no other; it is tried again after a while.
     *
     * @throws RuntimeException if the database is away, which says nothing about the revision
     */
    private Optional<VersionRow> sign(Record row, List<Branch> beside) {
        try {
            return Optional.of(signer.sign(toSign(row, beside)));
        } catch (RuntimeException e) {
            if (DatabaseAway.explains(e)) {
                throw e;
            }
            log.error(
                    "report {} cannot be signed: {}",
                    row.get(REPORT.RECORD),
                    e.getClass().getSimpleName());
            passedOver.put(row.get(REVISION.ID), clock.instant().plus(TRIED_AGAIN_AFTER));
            return Optional.empty();
        }
    }

    /** Numbered above every branch that is known, and following each. */
    private static VersionSigner.ToSign toSign(Record row, List<Branch> beside) {
        String content = row.get(REVISION.CONTENT) == null
                ? null
                : row.get(REVISION.CONTENT).data();
        int highest = beside.stream().mapToInt(Branch::version).max().orElse(0);
        return new VersionSigner.ToSign(
                row.get(REPORT.ID),
                Identities.of(row),
                Math.max(row.get(REVISION.VERSION), highest + 1),
                content(content),
                row.get(REVISION.REASON),
                row.get(REVISION.TEXT_RELEASED),
                Decisions.pseudonym(row),
                row.get(REVISION.HANDS_TO),
                predecessors(row.get(REPORT.DIGEST), beside),
                row.get(REVISION.RELEASED_AT).toInstant());
    }

    private static List<String> predecessors(@Nullable String head, List<Branch> beside) {
        return Stream.concat(Stream.ofNullable(head), beside.stream().map(Branch::digest))
                .limit(VersionClaims.MAXIMUM_PREDECESSORS)
                .toList();
    }

    static @Nullable SeizureReport content(@Nullable String json) {
        return json == null ? null : ReportJson.mapper().readValue(json, SeizureReport.class);
    }

    private void settle(List<Record> settled, List<Signed> signed) {
        sql.update(REVISION)
                .set(REVISION.STATE, ReportState.SIGNED.name())
                .where(REVISION.ID.in(
                        settled.stream().map(row -> row.get(REVISION.ID)).toList()))
                .execute();
        Instant now = clock.instant();
        List<VersionRow> unchanged = new ArrayList<>();
        for (int i = 0; i < signed.size(); i++) {
            Record row = settled.get(i);
            VersionRow version = signed.get(i).version();
            if (version.kind().equals("WITHDRAWAL")) {
                rows.withdraw(version.reportId(), version.version(), version.digest(), now);
                if (erasure.follows(version.reason())) {
                    erasure.erase(version.reportId());
                }
            } else if (version.version() == 1 && !row.get(REVISION.TEXT_RELEASED)) {
                unchanged.add(version);
            } else {
                rows.replaceHead(head(row, version, now));
            }
        }
        // What lists and search need of these stands there since they were recorded.
        rows.markSigned(unchanged, now);
    }

    private HeadRow head(Record row, VersionRow version, Instant now) {
        SeizureReport content =
                Objects.requireNonNull(content(row.get(REVISION.CONTENT).data()));
        return new HeadRow(
                version.reportId(),
                ReportState.SIGNED,
                version.version(),
                version.digest(),
                version.releasedAt(),
                now,
                Decisions.pseudonym(row),
                Projection.of(content, row.get(REVISION.TEXT_RELEASED), codeWords));
    }
}
