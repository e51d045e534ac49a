package org.tidewaiter.node.registry;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.receipt.WaitingCause;
import org.tidewaiter.exchange.version.VersionContent;
import org.tidewaiter.exchange.version.VersionKind;
import org.tidewaiter.node.delivery.IncomingVersions;
import org.tidewaiter.node.journal.Change;
import org.tidewaiter.node.journal.Journal;
import org.tidewaiter.node.journal.JournalEntry;
import org.tidewaiter.node.journal.NewEntry;
import org.tidewaiter.report.SeizureReport;

/**
 * Takes versions from a partner: decides each against what is held, stores what is new, answers with the original
 * acceptance what is known, and keeps the first of two that claim the same place.
 */
@Component
class ReceivedReports implements IncomingVersions {

    private final HeldVersions heldVersions;
    private final ReceptionRules rules;
    private final ReceivedRows receivedRows;
    private final Journal journal;
    private final Clock clock;

    ReceivedReports(
            HeldVersions heldVersions, ReceptionRules rules, ReceivedRows receivedRows, Journal journal, Clock clock) {
        this.heldVersions = heldVersions;
        this.rules = rules;
        this.receivedRows = receivedRows;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * A version that will be stored.
     *
     * @param index place of its outcome
     * @param content what is known of the report by it; null for a withdrawal
     */
    record Taken(
            int index,
            HeldReport report,
            VersionContent version,
            @Nullable SeizureReport content,
            @Nullable CasePseudonym pseudonym,
            Change change) {}

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Outcome> accept(Reception reception, List<Arrived> versions) {
        Map<org.tidewaiter.exchange.version.ReportIdentity, HeldReport> held = heldVersions.lock(
                reception.sender(),
                versions.stream()
                        .map(one -> one.version().content().claims().identity())
                        .toList());
        List<@Nullable Outcome> outcomes = new ArrayList<>(versions.size());
        List<Taken> taken = new ArrayList<>();
        Map<Integer, Integer> repeats = new HashMap<>();
        for (int i = 0; i < versions.size(); i++) {
            Arrived arrived = versions.get(i);
            VersionContent version = arrived.version().content();
            HeldReport report = Objects.requireNonNull(held.get(version.claims().identity()));
            Outcome decided = decide(reception, arrived, report, i, taken, repeats);
            outcomes.add(decided);
        }
        Instant now = clock.instant();
        List<JournalEntry> entries = store(reception, taken, now);
        for (int i = 0; i < taken.size(); i++) {
            long position = entries.get(i).position();
            Outcome outcome = taken.get(i).change() == Change.SUPPLEMENT
                    ? new Outcome.Supplemented(position, now)
                    : new Outcome.Accepted(position, now);
            outcomes.set(taken.get(i).index(), outcome);
        }
        repeats.forEach((again, first) -> {
            if (outcomes.get(first) instanceof Outcome.Accepted accepted) {
                outcomes.set(
                        again, new Outcome.AlreadyAccepted(accepted.at(), accepted.position(), reception.receiptId()));
            } else {
                outcomes.set(again, outcomes.get(first));
            }
        });
        return outcomes.stream().map(Objects::requireNonNull).toList();
    }

    /** The outcome, or null where it becomes known when the version is stored. */
    private @Nullable Outcome decide(
            Reception reception,
            Arrived arrived,
            HeldReport report,
            int index,
            List<Taken> taken,
            Map<Integer, Integer> repeats) {
        VersionContent version = arrived.version().content();
        int number = version.claims().version();
        HeldVersion there = report.version(number);
        if (there != null) {
            return known(reception, version, there, report, index, taken, repeats);
        }
        boolean withdrawal = version.claims().kind() == VersionKind.WITHDRAWAL;
        if (!withdrawal && arrived.after() != null && !report.holds(arrived.after())) {
            return new Outcome.Waiting(WaitingCause.AFTER_UNKNOWN);
        }
        if (version.claims().protocol() > VersionSigner.PROTOCOL) {
            return new Outcome.Waiting(WaitingCause.PROTOCOL_UNKNOWN);
        }
        if (!withdrawal && rules.vocabularyIsNewer(version)) {
            return new Outcome.Waiting(WaitingCause.VOCABULARY_UNKNOWN);
        }
        if (report.contradicts(version)) {
            return new Outcome.Conflict(report.headDigest());
        }
        Outcome refused =
                take(reception, version, report, index, taken, withdrawal ? Change.WITHDRAWAL : Change.CONTENT);
        if (refused == null) {
            report.take(version, index);
        }
        return refused;
    }

    private @Nullable Outcome take(
            Reception reception,
            VersionContent version,
            HeldReport report,
            int index,
            List<Taken> taken,
            Change change) {
        return switch (rules.check(reception.agreement(), version)) {
            case ReceptionRules.Checked.Faulty(var faults) -> new Outcome.Refused(faults);
            case ReceptionRules.Checked.Sound(var content, var pseudonym) -> {
                taken.add(new Taken(index, report, version, content, pseudonym, change));
                yield null;
            }
        };
    }

    private @Nullable Outcome known(
            Reception reception,
            VersionContent version,
            HeldVersion there,
            HeldReport report,
            int index,
            List<Taken> taken,
            Map<Integer, Integer> repeats) {
        if (!there.digest().equals(version.digest())) {
            return new Outcome.Conflict(there.digest());
        }
        if (there.takenAt() != null) {
            repeats.put(index, there.takenAt());
            return null;
        }
        if (there.lacks(version)) {
            return take(reception, version, report, index, taken, Change.SUPPLEMENT);
        }
        return new Outcome.AlreadyAccepted(there.acceptedAt(), there.position(), there.receiptId());
    }

    private List<JournalEntry> store(Reception reception, List<Taken> taken, Instant now) {
        if (taken.isEmpty()) {
            return List.of();
        }
        List<JournalEntry> entries = journal.append(taken.stream()
                .map(one -> new NewEntry(
                        one.version().claims().identity().originator(),
                        one.version().claims().identity().number(),
                        one.version().claims().version(),
                        one.change(),
                        reception.sender()))
                .toList());
        receivedRows.store(
                reception, taken, entries.stream().map(JournalEntry::position).toList(), now);
        return entries;
    }

    static UUID noReceipt() {
        return new UUID(0, 0);
    }
}
