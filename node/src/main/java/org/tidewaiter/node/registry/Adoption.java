package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.REPORT;
import static org.tidewaiter.sql.registry.Tables.REVISION;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.Disclosure;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.exchange.version.VerifiedVersion;
import org.tidewaiter.exchange.version.VersionContent;
import org.tidewaiter.exchange.version.VersionKind;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.registry.DecisionRefusedException.Reason;
import org.tidewaiter.node.registry.Placement.Signed;
import org.tidewaiter.node.settings.NodeSettings;
import org.tidewaiter.report.SeizureReport;

/**
 * Takes versions that this node issued and lost back into the store, as they come from a partner under this node's own
 * signature: with what that partner was shown of them, and nothing that was kept beside them here. Their numbers stay taken. A
 * withdrawal that erased its report erases it again, for an older copy of this node has brought its content back.
 */
@Component
public class Adoption {

    private final DSLContext sql;
    private final Rows rows;
    private final DamagedRows damaged;
    private final Placement placement;
    private final Erasure erasure;
    private final CodeWords codeWords;
    private final String own;
    private final Clock clock;

    Adoption(
            DSLContext sql,
            Rows rows,
            DamagedRows damaged,
            Placement placement,
            Erasure erasure,
            CodeWords codeWords,
            NodeSettings settings,
            Clock clock) {
        this.sql = sql;
        this.rows = rows;
        this.damaged = damaged;
        this.placement = placement;
        this.erasure = erasure;
        this.codeWords = codeWords;
        this.own = settings.node().name();
        this.clock = clock;
    }

    /**
     * Adopts a version, in the caller's transaction, which ends with it. A correction that is being written is numbered above it.
     *
     * @return the report's name inside this node
     * @throws DecisionRefusedException if a sound version stands in its place, or something is about to be signed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID adopt(AccessScope scope, VerifiedVersion verified) {
        scope.require(Permission.RELEASE);
        VersionContent version = verified.content();
        if (!version.claims().issuer().equals(own)) {
            throw new IllegalArgumentException("only what this node has issued can be adopted");
        }
        sql.fetch("select pg_advisory_xact_lock(hashtext('registry.adoption'))");
        Lost lost = new Lost(scope, version, clock.instant());
        Record report = known(scope, version.claims().identity());
        UUID record = report == null ? insert(lost) : putBack(lost, report);
        placement.append(List.of(new Signed(version.claims().identity(), row(lost))));
        if (erasure.follows(version.claims().reason())) {
            erasure.erase(lost.report);
        }
        return record;
    }

    /** What is adopted, by whom and when; the row of its report is set once it is known. */
    private static final class Lost {

        private final AccessScope scope;
        private final VersionContent version;
        private final Instant now;
        private final @Nullable SeizureReport content;
        private final @Nullable CasePseudonym pseudonym;
        private long report;

        Lost(AccessScope scope, VersionContent version, Instant now) {
            this.scope = scope;
            this.version = version;
            this.now = now;
            boolean withdrawal = version.claims().kind() == VersionKind.WITHDRAWAL;
            this.content = withdrawal ? null : DisclosedContent.of(encoded());
            this.pseudonym = withdrawal ? null : DisclosedContent.pseudonym(encoded());
        }

        List<String> encoded() {
            return version.disclosures().stream().map(Disclosure::encoded).toList();
        }

        int number() {
            return version.claims().version();
        }

        boolean disclosesText() {
            return version.disclosures().stream().anyMatch(part -> part.name().equals("text"));
        }
    }

    private @Nullable Record known(AccessScope scope, ReportIdentity identity) {
        Record report = sql.select()
                .from(REPORT)
                .where(REPORT.ORIGINATOR.eq(identity.originator()).and(REPORT.NUMBER.eq(identity.number())))
                .forUpdate()
                .fetchOne();
        boolean hidden = report != null
                && !sql.fetchExists(REPORT, REPORT.ID.eq(report.get(REPORT.ID)).and(Visibility.toChange(scope)));
        if (hidden) {
            throw new DecisionRefusedException(Reason.NOT_FOUND);
        }
        return report;
    }

    private UUID insert(Lost lost) {
        UUID record = UUID.randomUUID();
        VersionContent version = lost.version;
        lost.report = rows.reportIds(1).getFirst();
        rows.insertReports(List.of(new ReportRow(
                lost.report,
                record,
                version.claims().identity().originator(),
                version.claims().identity().number(),
                lost.content == null ? ReportState.WITHDRAWN : ReportState.SIGNED,
                lost.number(),
                version.digest().text(),
                own,
                null,
                null,
                lost.scope.accountName(),
                lost.scope.office().orElse(null),
                version.claims().released(),
                version.claims().released(),
                lost.now,
                lost.pseudonym,
                lost.content == null ? null : Projection.of(lost.content, true, codeWords))));
        insertRevision(lost);
        return record;
    }

    private UUID putBack(Lost lost, Record report) {
        lost.report = report.get(REPORT.ID);
        if (sql.fetchExists(
                REVISION, REVISION.REPORT_ID.eq(lost.report).and(REVISION.STATE.eq(ReportState.RELEASED.name())))) {
            throw new DecisionRefusedException(Reason.CHANGED_MEANWHILE);
        }
        if (!damaged.setAsideOwn(lost.version.claims().identity(), lost.number(), lost.now)) {
            throw new DecisionRefusedException(Reason.CHANGED_MEANWHILE);
        }
        int head = Math.max(report.get(REPORT.VERSION), lost.number());
        boolean withdrawn = ReportState.WITHDRAWN.name().equals(report.get(REPORT.STATE));
        if (lost.content == null) {
            rows.withdraw(lost.report, lost.number(), lost.version.digest().text(), lost.now);
        } else if (head == lost.number() && !withdrawn) {
            rows.replaceHead(new HeadRow(
                    lost.report,
                    ReportState.SIGNED,
                    head,
                    lost.version.digest().text(),
                    lost.version.claims().released(),
                    lost.now,
                    lost.pseudonym == null ? Decisions.pseudonym(report) : lost.pseudonym,
                    projection(lost)));
        }
        if (!isWritten(lost)) {
            insertRevision(lost);
        }
        renumberOpen(lost, head);
        return report.get(REPORT.RECORD);
    }

    private boolean isWritten(Lost lost) {
        return sql.fetchExists(
                REVISION,
                REVISION.REPORT_ID
                        .eq(lost.report)
                        .and(REVISION.VERSION.eq(lost.number()))
                        .and(REVISION.STATE.eq(ReportState.SIGNED.name())));
    }

    /** What people of this node wrote of that version, where that is still here; else what was disclosed of it. */
    private Projection projection(Lost lost) {
        SeizureReport disclosed = Objects.requireNonNull(lost.content);
        return sql.select(REVISION.CONTENT, REVISION.TEXT_RELEASED)
                .from(REVISION)
                .where(REVISION.REPORT_ID.eq(lost.report))
                .and(REVISION.VERSION.eq(lost.number()))
                .and(REVISION.STATE.eq(ReportState.SIGNED.name()))
                .and(REVISION.CONTENT.isNotNull())
                .fetchOptional(row -> Projection.of(
                        Objects.requireNonNull(
                                ReleaseSigning.content(row.value1().data())),
                        row.value2(),
                        codeWords))
                .orElseGet(() -> Projection.of(disclosed, true, codeWords));
    }

    private void renumberOpen(Lost lost, int head) {
        sql.update(REVISION)
                .set(REVISION.VERSION, head + 1)
                .where(REVISION.REPORT_ID.eq(lost.report))
                .and(REVISION.STATE.in("SUBMITTED", "RETURNED", "VERIFIED"))
                .execute();
    }

    private void insertRevision(Lost lost) {
        VersionContent version = lost.version;
        String account = lost.scope.accountName();
        rows.insertRevisions(List.of(new RevisionRow(
                lost.report,
                lost.number(),
                version.claims().kind().name(),
                version.claims().reason(),
                lost.content,
                lost.disclosesText(),
                ReportState.SIGNED,
                account,
                lost.now,
                account,
                version.claims().released())));
    }

    private VersionRow row(Lost lost) {
        VersionContent version = lost.version;
        return new VersionRow(
                lost.report,
                lost.number(),
                version.claims().kind().name(),
                version.claims().reason(),
                version.digest().text(),
                version.disclosed().text(),
                version.claims().predecessors().stream().map(Digest::text).toList(),
                version.source().jws(),
                version.disclosures().stream().map(Disclosure::name).toList(),
                lost.encoded(),
                version.claims().vocabulary(),
                version.claims().issuer(),
                own,
                null,
                null,
                version.claims().released(),
                lost.now,
                0,
                version.claims().next(),
                null);
    }
}
