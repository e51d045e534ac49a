package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.REPORT;
import static org.tidewaiter.sql.registry.Tables.VERSION;
import static org.tidewaiter.sql.registry.Tables.WAY;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.Relaying;
import org.tidewaiter.exchange.reconciliation.Holding;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.DisclosedSet;
import org.tidewaiter.exchange.version.Disclosure;
import org.tidewaiter.exchange.version.SignedVersion;
import org.tidewaiter.exchange.version.VerifiedVersion;
import org.tidewaiter.exchange.version.VersionContent;
import org.tidewaiter.exchange.version.VersionVerifier;
import org.tidewaiter.node.delivery.LanePlace;
import org.tidewaiter.node.delivery.StoredHoldings;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.registry.AgreedParts.Agreed;
import org.tidewaiter.node.settings.NodeSettings;

/** Says what is held by verifying every stored version anew. */
@Component
class VersionHoldings implements StoredHoldings {

    private final StoredReports reports;
    private final Branches branches;
    private final LeavingVersions leavingVersions;
    private final Ways ways;
    private final VersionVerifier verifier;
    private final DSLContext sql;
    private final String own;

    VersionHoldings(
            StoredReports reports,
            Branches branches,
            LeavingVersions leavingVersions,
            Ways ways,
            VersionVerifier verifier,
            DSLContext sql,
            NodeSettings settings) {
        this.reports = reports;
        this.branches = branches;
        this.leavingVersions = leavingVersions;
        this.ways = ways;
        this.verifier = verifier;
        this.sql = sql;
        this.own = settings.node().name();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public void from(String sender, LanePlace cut, Consumer<Holding> each) {
        reports.each(
                sender, List.of(), report -> report.from(sender, cut, verifier).forEach(each));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<SignedVersion> bytes(String sender, VersionRef version) {
        return sql.select(
                        REPORT.ID,
                        VERSION.VERSION_,
                        VERSION.JWS,
                        VERSION.DISCLOSURES,
                        VERSION.SOURCE,
                        VERSION.AGREEMENT,
                        VERSION.LANE_EPOCH,
                        VERSION.LANE_SEQUENCE,
                        VERSION.RECALLED)
                .from(REPORT)
                .join(VERSION)
                .on(VERSION.REPORT_ID.eq(REPORT.ID))
                .where(REPORT.ORIGINATOR.eq(version.identity().originator()))
                .and(REPORT.NUMBER.eq(version.identity().number()))
                .and(VERSION.VERSION_.eq(version.version()))
                .fetchOptional()
                .flatMap(row -> from(sender, row));
    }

    private Optional<SignedVersion> from(String sender, Record row) {
        List<Way> theirs = ways.of(List.of(row.get(REPORT.ID))).of(row.get(REPORT.ID), row).stream()
                .filter(way -> way.source().equals(sender) && !way.recalled())
                .toList();
        return theirs.isEmpty()
                ? Optional.empty()
                : Optional.of(new SignedVersion(
                        row.get(VERSION.JWS),
                        theirs.stream()
                                .flatMap(way -> way.disclosures().stream())
                                .distinct()
                                .toList()));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public void own(Agreement agreement, Consumer<OwnReport> each) {
        Leaving leaving = leavingVersions.under(agreement);
        reports.each(
                own,
                agreement.passedOn().map(Relaying::originators).orElse(List.of()),
                report -> each.accept(new OwnReport(
                        report.identity(),
                        report.rows().stream()
                                .filter(row -> leaving.concerns(report.identity(), row, report.ways(row)))
                                .map(row -> ownVersion(report, row, leaving))
                                .toList())));
    }

    private OwnVersion ownVersion(StoredReport report, Record row, Leaving leaving) {
        VersionBytes bytes = VersionBytes.of(report.identity(), row, verifier);
        return new OwnVersion(
                bytes.version(),
                bytes.withdrawal(),
                bytes.digest(),
                bytes.sound(),
                bytes.sound() ? travelling(report, bytes, row, leaving) : null,
                row.get(VERSION.POSITION),
                row.get(VERSION.RELEASED_AT).toInstant());
    }

    private static @Nullable Digest travelling(StoredReport report, VersionBytes bytes, Record row, Leaving leaving) {
        if (bytes.withdrawal()) {
            return DisclosedSet.digest(List.of());
        }
        return switch (leaving.of(report.identity(), row, report.ways(row))) {
            case Agreed.Due(var disclosures) -> DisclosedSet.digest(disclosures);
            case Agreed.NotDue _ -> null;
        };
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean mend(VersionRef version) {
        Optional<Record> stored = sql.select(VersionBytes.COLUMNS)
                .select(VERSION.REPORT_ID)
                .from(REPORT)
                .join(VERSION)
                .on(VERSION.REPORT_ID.eq(REPORT.ID))
                .where(REPORT.ORIGINATOR.eq(version.identity().originator()))
                .and(REPORT.NUMBER.eq(version.identity().number()))
                .and(VERSION.VERSION_.eq(version.version()))
                .and(VERSION.SOURCE.eq(own))
                .forUpdate()
                .fetchOptional();
        return stored.isPresent()
                && verifier.verify(VersionBytes.signed(stored.get()), own) instanceof VerifiedVersion verified
                && VersionBytes.isOf(version.identity(), stored.get(), verified.content())
                && write(stored.get(), verified.content());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean branch(VerifiedVersion version) {
        return branches.note(version.content());
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isFollowedBranch(VersionRef version, Digest digest) {
        return branches.isFollowed(version, digest);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isTakenBack(String sender, VersionRef version) {
        Condition sent = DSL.exists(DSL.selectOne()
                        .from(VERSION)
                        .where(VERSION.REPORT_ID.eq(REPORT.ID))
                        .and(VERSION.SOURCE.eq(sender))
                        .and(VERSION.RECALLED.isFalse()))
                .or(DSL.exists(DSL.selectOne()
                        .from(WAY)
                        .where(WAY.REPORT_ID.eq(REPORT.ID))
                        .and(WAY.SOURCE.eq(sender))
                        .and(WAY.RECALLED.isFalse())));
        return !sql.fetchExists(DSL.selectOne()
                .from(REPORT)
                .where(REPORT.ORIGINATOR.eq(version.identity().originator()))
                .and(REPORT.NUMBER.eq(version.identity().number()))
                .and(REPORT.STATE.notIn(ReportState.WITHDRAWN.name(), ReportState.RECALLED.name()))
                .and(REPORT.VERSION.le(version.version()))
                .and(sent));
    }

    private boolean write(Record stored, VersionContent content) {
        sql.update(VERSION)
                .set(VERSION.KIND, content.claims().kind().name())
                .set(VERSION.HANDS_TO, content.claims().next())
                .set(VERSION.DIGEST, content.digest().text())
                .set(VERSION.DISCLOSED, content.disclosed().text())
                .set(
                        VERSION.PREDECESSORS,
                        content.claims().predecessors().stream()
                                .map(Digest::text)
                                .toArray(String[]::new))
                .set(
                        VERSION.PART_NAMES,
                        content.disclosures().stream().map(Disclosure::name).toArray(String[]::new))
                .where(VERSION.REPORT_ID.eq(stored.get(VERSION.REPORT_ID)))
                .and(VERSION.VERSION_.eq(stored.get(VERSION.VERSION_)))
                .execute();
        return true;
    }
}
