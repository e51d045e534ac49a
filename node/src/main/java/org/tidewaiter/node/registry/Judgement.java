package org.tidewaiter.node.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.receipt.WaitingCause;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.version.ItemFault;
import org.tidewaiter.exchange.version.Succession;
import org.tidewaiter.exchange.version.VersionContent;
import org.tidewaiter.exchange.version.VersionKind;
import org.tidewaiter.node.delivery.IncomingVersions.Arrived;
import org.tidewaiter.node.delivery.IncomingVersions.Reception;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.journal.Change;

/** Decides on the versions of one dispatch, one after the other. */
final class Judgement {

    /** Versions of one report; one withdrawal is taken beyond. */
    static final int MOST_VERSIONS = 1_000;

    private final Reception reception;
    private final ReceptionRules rules;
    /** Null where the outcome is known only when the version is stored. */
    private final List<@Nullable Outcome> outcomes = new ArrayList<>();

    private final List<Taken> taken = new ArrayList<>();
    /** Index of a repeated version to that of its first arrival in this dispatch. */
    private final Map<Integer, Integer> repeats = new HashMap<>();

    private final List<VersionRef> seenAgain = new ArrayList<>();
    private final List<ByAnotherWay> byAnotherWay = new ArrayList<>();

    Judgement(Reception reception, ReceptionRules rules) {
        this.reception = reception;
        this.rules = rules;
    }

    /** A withdrawal that is held, and has come by a way by which it had not. */
    record ByAnotherWay(long report, int version) {}

    /** What is to be stored, in order. */
    List<Taken> taken() {
        return taken;
    }

    void judge(Arrived arrived, HeldReport report) {
        VersionContent version = arrived.version().content();
        if (version.claims().kind() == VersionKind.CONTENT && report.isRecalledAt(reception.place())) {
            outcomes.add(refused(Rule.REPORT_RECALLED));
            return;
        }
        Succession succession = report.judge(version, arrived.after(), arrived.skipped());
        if (arrived.revoked() && arrived.before() == null && !(succession instanceof Succession.Held)) {
            outcomes.add(new Outcome.Refused(List.of(ItemFault.of(Rule.KEY_REVOKED, "/header/kid"))));
            return;
        }
        outcomes.add(
                switch (succession) {
                    case Succession.Held _ -> held(version, report);
                    case Succession.Conflicting(var kept) -> new Outcome.Conflict(kept);
                    case Succession.Unlinked _ -> new Outcome.Waiting(WaitingCause.AFTER_UNKNOWN);
                    case Succession.Impossible(var rule) -> refused(rule);
                    case Succession.Next _, Succession.Earlier _ -> fresh(version, arrived.before(), report);
                });
    }

    /** Versions that were held as they came, but for their place in the lane. */
    List<VersionRef> seenAgain() {
        return seenAgain;
    }

    List<ByAnotherWay> byAnotherWay() {
        return byAnotherWay;
    }

    private static Outcome refused(Rule rule) {
        String path = rule == Rule.NOT_THE_ISSUER ? "/claims/iss" : "/claims/version";
        return new Outcome.Refused(List.of(ItemFault.of(rule, path)));
    }

    private @Nullable Outcome fresh(
            VersionContent version, Outcome.@Nullable AlreadyAccepted before, HeldReport report) {
        boolean withdrawal = version.claims().kind() == VersionKind.WITHDRAWAL;
        if (!withdrawal && rules.vocabularyIsNewer(version)) {
            return new Outcome.Waiting(WaitingCause.VOCABULARY_UNKNOWN);
        }
        if (report.count() >= MOST_VERSIONS && (!withdrawal || report.isWithdrawn())) {
            return refused(Rule.TOO_MANY_VERSIONS);
        }
        return take(version, before, report, List.of(), withdrawal ? Change.WITHDRAWAL : Change.CONTENT);
    }

    private @Nullable Outcome held(VersionContent version, HeldReport report) {
        StoredVersion there = report.version(version.claims().version()).orElseThrow();
        boolean news = !there.missing(version).isEmpty() || there.recalled();
        if (news && report.isWithdrawn()) {
            return refused(Rule.REPORT_WITHDRAWN);
        }
        boolean cameSo = there.cameBy(reception.sender(), reception.agreement().number(), version);
        if (news || !cameSo && !report.isWithdrawn()) {
            return take(
                    version,
                    news ? null : there.acceptance(),
                    report,
                    there.recalled() ? List.of() : List.copyOf(there.disclosures()),
                    Change.SUPPLEMENT);
        }
        if (there.takenAt() != null) {
            repeats.put(outcomes.size(), there.takenAt());
            return null;
        }
        if (!cameSo && there.isWithdrawal()) {
            byAnotherWay.add(new ByAnotherWay(Objects.requireNonNull(report.id()), there.number()));
        } else {
            seenAgain.add(new VersionRef(version.claims().identity(), there.number()));
        }
        return there.acceptance();
    }

    private @Nullable Outcome take(
            VersionContent version,
            Outcome.@Nullable AlreadyAccepted before,
            HeldReport report,
            List<String> held,
            Change change) {
        return switch (rules.check(reception.agreement(), version, held)) {
            case ReceptionRules.Checked.Faulty(var faults) -> new Outcome.Refused(faults);
            case ReceptionRules.Checked.Sound(var content, var pseudonym) -> {
                Taken one = new Taken(outcomes.size(), report, version, before, content, pseudonym, change);
                report.take(one);
                taken.add(one);
                yield null;
            }
        };
    }

    /** How many versions were forgotten and are taken as they were accepted before. */
    int learntAgain() {
        return (int) taken.stream()
                .filter(one -> one.before() != null && one.change() != Change.SUPPLEMENT)
                .count();
    }

    private static Outcome outcome(Taken one, long position, Instant now) {
        if (one.before() != null) {
            return one.before();
        }
        return one.change() == Change.SUPPLEMENT
                ? new Outcome.Supplemented(position, now)
                : new Outcome.Accepted(position, now);
    }

    private Outcome repeated(Outcome first) {
        return first instanceof Outcome.Accepted(long position, Instant at)
                ? new Outcome.AlreadyAccepted(at, position, reception.receiptId())
                : first;
    }

    /** All outcomes in the order of arrival, once what was taken has its places in the journal. */
    List<Outcome> outcomes(List<Long> positions, Instant now) {
        for (int i = 0; i < positions.size(); i++) {
            Taken one = taken.get(i);
            outcomes.set(one.index(), outcome(one, positions.get(i), now));
        }
        repeats.forEach((again, first) -> outcomes.set(again, repeated(Objects.requireNonNull(outcomes.get(first)))));
        return outcomes.stream().map(Objects::requireNonNull).toList();
    }
}
