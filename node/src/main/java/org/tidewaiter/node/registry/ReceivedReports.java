package org.tidewaiter.node.registry;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.recall.RecalledReport;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.exchange.version.VersionClaims;
import org.tidewaiter.node.delivery.IncomingVersions;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.journal.Journal;
import org.tidewaiter.node.journal.JournalEntry;
import org.tidewaiter.node.journal.NewEntry;

/**
 * Takes versions from a partner: decides each against what is held, stores what is new, answers with the original
 * acceptance what is known, and keeps the first of two that claim the same place.
 */
@Component
class ReceivedReports implements IncomingVersions {

    private final DamagedRows damagedRows;
    private final HeldVersions heldVersions;
    private final ReceptionRules rules;
    private final ReceivedRows receivedRows;
    private final RecalledReports recalledReports;
    private final Journal journal;
    private final Clock clock;

    ReceivedReports(
            DamagedRows damagedRows,
            HeldVersions heldVersions,
            ReceptionRules rules,
            ReceivedRows receivedRows,
            RecalledReports recalledReports,
            Journal journal,
            Clock clock) {
        this.damagedRows = damagedRows;
        this.heldVersions = heldVersions;
        this.rules = rules;
        this.receivedRows = receivedRows;
        this.recalledReports = recalledReports;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Judged judge(Reception reception, List<Arrived> versions) {
        Map<ReportIdentity, HeldReport> held = held(reception, versions);
        if (damagedRows.setAside(reception, heldAlready(versions, held))) {
            held = held(reception, versions);
        }
        Judgement judgement = new Judgement(reception, rules);
        for (Arrived arrived : versions) {
            judgement.judge(arrived, Objects.requireNonNull(held.get(identity(arrived))));
        }
        Instant now = clock.instant();
        receivedRows.seenAgain(reception, judgement.seenAgain());
        receivedRows.byAnotherWay(reception, judgement.byAnotherWay());
        List<Long> positions = store(reception, judgement.taken(), now);
        return new Judged(judgement.outcomes(positions, now), judgement.learntAgain());
    }

    private Map<ReportIdentity, HeldReport> held(Reception reception, List<Arrived> versions) {
        return heldVersions.lock(
                reception.sender(),
                reception.agreement().number(),
                versions.stream().map(ReceivedReports::identity).toList(),
                versions.stream().map(ReceivedReports::ref).collect(Collectors.toSet()));
    }

    /** Versions that arrive although something is held in their place. */
    private static Set<VersionRef> heldAlready(List<Arrived> versions, Map<ReportIdentity, HeldReport> held) {
        return versions.stream()
                .map(ReceivedReports::ref)
                .filter(version -> Objects.requireNonNull(held.get(version.identity()))
                        .version(version.version())
                        .isPresent())
                .collect(Collectors.toSet());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Outcome> recall(Reception reception, List<RecalledReport> reports) {
        heldVersions.lock(
                reception.sender(),
                reception.agreement().number(),
                reports.stream().map(RecalledReport::identity).toList(),
                Set.of());
        return recalledReports.recall(reception, reports);
    }

    private static ReportIdentity identity(Arrived arrived) {
        return arrived.version().content().claims().identity();
    }

    private static VersionRef ref(Arrived arrived) {
        return new VersionRef(
                identity(arrived), arrived.version().content().claims().version());
    }

    private List<Long> store(Reception reception, List<Taken> taken, Instant now) {
        if (taken.isEmpty()) {
            return List.of();
        }
        List<Long> positions = journal
                .append(taken.stream().map(one -> entry(reception, one)).toList())
                .stream()
                .map(JournalEntry::position)
                .toList();
        receivedRows.store(reception, taken, positions, now);
        return positions;
    }

    private static NewEntry entry(Reception reception, Taken one) {
        VersionClaims claims = one.version().claims();
        return new NewEntry(
                claims.identity().originator(),
                claims.identity().number(),
                claims.version(),
                one.change(),
                reception.sender());
    }

    /** Stands in a receipt for that of a version which this node issued itself and was then sent back. */
    static UUID noReceipt() {
        return new UUID(0, 0);
    }
}
