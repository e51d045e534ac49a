package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.REPORT;
import static org.tidewaiter.sql.registry.Tables.REVISION;
import static org.tidewaiter.sql.registry.Tables.VERSION;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.tidewaiter.node.delivery.Deliveries;
import org.tidewaiter.node.delivery.RefusedForTheirKey;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.registry.Placement.Signed;
import org.tidewaiter.node.settings.NodeSettings;
import org.tidewaiter.report.SeizureReport;

/**
 * Issues again what a partner refuses because the key that signed it was revoked: the same content, as released then and by
 * the same person, as the next version under the key in use. Its clock goes on from the first release.
 */
@Component
class IssuingAgain {

    private static final int BATCH = 200;

    private final DSLContext sql;
    private final Deliveries deliveries;
    private final VersionSigner signer;
    private final Rows rows;
    private final Placement placement;
    private final Erasure erasure;
    private final CodeWords codeWords;
    private final String own;
    private final Clock clock;
    /** From the start on, for what was refused before it. */
    private final AtomicBoolean due = new AtomicBoolean(true);

    IssuingAgain(
            DSLContext sql,
            Deliveries deliveries,
            VersionSigner signer,
            Rows rows,
            Placement placement,
            Erasure erasure,
            CodeWords codeWords,
            NodeSettings settings,
            Clock clock) {
        this.sql = sql;
        this.deliveries = deliveries;
        this.signer = signer;
        this.rows = rows;
        this.placement = placement;
        this.erasure = erasure;
        this.codeWords = codeWords;
        this.own = settings.node().name();
        this.clock = clock;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void onRefused(RefusedForTheirKey refused) {
        due.set(true);
    }

    /**
     * Issues up to one batch again.
     *
     * @return how many; 0 also while this node may not sign
     */
    @Transactional
    int batch() {
        if (!signer.permitted() || !due.getAndSet(false)) {
            return 0;
        }
        boolean again = true;
        try {
            List<Signed> signed = new ArrayList<>();
            for (VersionRef refused : deliveries.refusedForTheirKey(BATCH)) {
                issue(refused).ifPresent(signed::add);
            }
            if (!signed.isEmpty()) {
                placement.append(signed);
            }
            again = !signed.isEmpty();
            return signed.size();
        } finally {
            if (again) {
                due.set(true);
            }
        }
    }

    private Optional<Signed> issue(VersionRef refused) {
        return standing(refused).map(standing -> {
            Instant now = clock.instant();
            VersionRow version = signer.sign(standing.again(refused));
            renumberOpen(version);
            rows.insertRevisions(List.of(standing.revision(version.version())));
            if (standing.content() == null) {
                rows.withdraw(version.reportId(), version.version(), version.digest(), now);
                if (erasure.follows(version.reason())) {
                    erasure.erase(version.reportId());
                }
            } else {
                rows.replaceHead(standing.head(version, now, codeWords));
            }
            return new Signed(refused.identity(), version);
        });
    }

    /** What was refused, if this node still issues its report, it is the newest, and nothing is about to be signed in its place. */
    private Optional<Standing> standing(VersionRef refused) {
        Record report = sql.select()
                .from(REPORT)
                .where(REPORT.ORIGINATOR.eq(refused.identity().originator()))
                .and(REPORT.NUMBER.eq(refused.identity().number()))
                .and(REPORT.VERSION.eq(refused.version()))
                .forUpdate()
                .fetchOne();
        if (report == null || report.get(REPORT.HANDED_TO) != null) {
            return Optional.empty();
        }
        long id = report.get(REPORT.ID);
        boolean issuedHere = sql.fetchExists(
                VERSION,
                VERSION.REPORT_ID
                        .eq(id)
                        .and(VERSION.VERSION_.eq(refused.version()))
                        .and(VERSION.ISSUER.eq(own)));
        boolean followed = sql.fetchExists(
                REVISION, REVISION.REPORT_ID.eq(id).and(REVISION.STATE.eq(ReportState.RELEASED.name())));
        if (!issuedHere || followed) {
            return Optional.empty();
        }
        return sql.select()
                .from(REVISION)
                .where(REVISION.REPORT_ID.eq(id))
                .and(REVISION.VERSION.eq(refused.version()))
                .and(REVISION.STATE.eq(ReportState.SIGNED.name()))
                .orderBy(REVISION.ID.desc())
                .limit(1)
                .fetchOptional()
                .map(revision -> new Standing(report, revision))
                .filter(Standing::isWhole);
    }

    private void renumberOpen(VersionRow version) {
        sql.update(REVISION)
                .set(REVISION.VERSION, version.version() + 1)
                .where(REVISION.REPORT_ID.eq(version.reportId()))
                .and(REVISION.STATE.in("SUBMITTED", "RETURNED", "VERIFIED"))
                .execute();
    }

    /** The newest version of a report, as people released it. */
    private record Standing(Record report, Record revision) {

        @Nullable
        SeizureReport content() {
            JSONB content = revision.get(REVISION.CONTENT);
            return ReleaseSigning.content(content == null ? null : content.data());
        }

        boolean isWhole() {
            return revision.get(REVISION.KIND).equals("WITHDRAWAL") || content() != null;
        }

        VersionSigner.ToSign again(VersionRef refused) {
            return new VersionSigner.ToSign(
                    report.get(REPORT.ID),
                    refused.identity(),
                    refused.version() + 1,
                    content(),
                    revision.get(REVISION.REASON),
                    revision.get(REVISION.TEXT_RELEASED),
                    Decisions.pseudonym(report),
                    null,
                    List.of(report.get(REPORT.DIGEST)),
                    revision.get(REVISION.RELEASED_AT).toInstant());
        }

        RevisionRow revision(int version) {
            return new RevisionRow(
                    report.get(REPORT.ID),
                    version,
                    revision.get(REVISION.KIND),
                    revision.get(REVISION.REASON),
                    content(),
                    revision.get(REVISION.TEXT_RELEASED),
                    ReportState.SIGNED,
                    revision.get(REVISION.WRITTEN_BY),
                    revision.get(REVISION.WRITTEN_AT).toInstant(),
                    revision.get(REVISION.RELEASED_BY),
                    revision.get(REVISION.RELEASED_AT).toInstant());
        }

        HeadRow head(VersionRow version, Instant now, CodeWords codeWords) {
            return new HeadRow(
                    version.reportId(),
                    ReportState.SIGNED,
                    version.version(),
                    version.digest(),
                    version.releasedAt(),
                    now,
                    Decisions.pseudonym(report),
                    Projection.of(Objects.requireNonNull(content()), revision.get(REVISION.TEXT_RELEASED), codeWords));
        }
    }
}
