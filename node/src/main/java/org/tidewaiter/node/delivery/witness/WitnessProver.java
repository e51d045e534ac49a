package org.tidewaiter.node.delivery.witness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.log.LogHead;
import org.tidewaiter.exchange.log.VerifiedLogHead;
import org.tidewaiter.node.delivery.alarm.AlarmKind;
import org.tidewaiter.node.delivery.alarm.AlarmRows;
import org.tidewaiter.node.delivery.log.Clearings;
import org.tidewaiter.node.delivery.log.LogHeadRows;
import org.tidewaiter.node.delivery.log.LogSettings;
import org.tidewaiter.node.delivery.log.WitnessedPoint;
import org.tidewaiter.node.delivery.log.WitnessedPointRows;
import org.tidewaiter.node.delivery.log.WitnessedPointRows.State;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.ledger.Ledger;
import org.tidewaiter.node.ledger.LedgerHead;

/**
 * Compares what versions say of a log with what this node knows of it. A log that shows two histories shows them to nodes that
 * may never speak with each other; the versions that it passes on between them carry what each was shown, under a signature
 * that it cannot make. Such a word is its witness's alone: it is told to people, and nothing is refused because of it.
 */
@Component
class WitnessProver {

    private final NodeIdentity identity;
    private final WitnessedPointRows rows;
    private final Clearings clearings;
    private final LogHeadRows heads;
    private final LogCalls calls;
    private final Ledger ledger;
    private final Partners partners;
    private final AlarmRows alarms;
    private final LogSettings settings;
    private final Clock clock;

    WitnessProver(
            NodeIdentity identity,
            WitnessedPointRows rows,
            Clearings clearings,
            LogHeadRows heads,
            LogCalls calls,
            Ledger ledger,
            Partners partners,
            AlarmRows alarms,
            LogSettings settings,
            Clock clock) {
        this.identity = identity;
        this.rows = rows;
        this.clearings = clearings;
        this.heads = heads;
        this.calls = calls;
        this.ledger = ledger;
        this.partners = partners;
        this.alarms = alarms;
        this.settings = settings;
        this.clock = clock;
    }

    /** What is to be compared with the partner's log: read before the head is asked for that must reach all of it. */
    List<WitnessedPoint> seen(Partner partner) {
        return rows.of(partner.name(), State.SEEN);
    }

    /**
     * Compares points with the head that the partner stands by now. None of them is judged while it stands by none, or while
     * that head cannot be compared with those before: then the partner is what must be looked at.
     *
     * @param since a head that was verified before is not of now
     */
    void prove(Partner partner, List<WitnessedPoint> seen, Instant since) throws InterruptedException {
        LogHead head = heads.verified(partner.name())
                .filter(verified ->
                        verified.verifiedAt() != null && !verified.verifiedAt().isBefore(since))
                .flatMap(verified -> verified.read(partner.name(), partners::beforeRevocationOf))
                .map(VerifiedLogHead::head)
                .orElse(null);
        if (head != null) {
            for (WitnessedPoint point : seen) {
                judge(point, head, settings.prove(), calls.proofs(partner));
            }
        }
    }

    /**
     * Tells people of a log that has neither proven nor disproven for a day what was witnessed of it, whatever kept it.
     *
     * @param seen what a look was to judge: what came of age after it was read is for the next
     * @param since when it was read, or later
     */
    void tellOnceOverdue(Partner partner, List<WitnessedPoint> seen, Instant since) {
        List<WitnessedPoint> open = seen(partner);
        if (seen.stream().anyMatch(point -> isOverdue(point, settings.prove(), since) && open.contains(point))) {
            alarms.raise(partner.name(), AlarmKind.LOG_UNPROVEN, clock.instant());
        }
    }

    /** Compares what is said of this node's own log with the log itself, which nobody can have seen further than it is. */
    void proveOwn() {
        List<WitnessedPoint> seen = rows.of(identity.node(), State.SEEN);
        LedgerHead now = ledger.head();
        LogHead head = new LogHead(identity.node(), now.point(), now.follows(), clock.instant());
        for (WitnessedPoint point : seen) {
            judge(point, head, Duration.ZERO, OneHistory.ownProofs(ledger));
        }
    }

    private <E extends Exception> void judge(
            WitnessedPoint seen, LogHead head, Duration patience, OneHistory.Proofs<E> proofs) throws E {
        switch (OneHistory.of(seen.point(), head, proofs)) {
            case PROVEN -> rows.confirm(seen, clock.instant());
            case OTHER -> contradict(seen);
            case FURTHER -> contradictOnceOverdue(seen, patience);
            case ENDED -> rows.forget(seen, clock.instant());
            case UNPROVEN, UNSAID -> {
                // That a log does not prove itself says nothing of what was witnessed: it is tried again.
            }
        }
    }

    private void contradictOnceOverdue(WitnessedPoint seen, Duration patience) {
        if (isOverdue(seen, patience, clock.instant())) {
            contradict(seen);
        }
    }

    private static boolean isOverdue(WitnessedPoint seen, Duration patience, Instant now) {
        return !seen.seenAt().plus(patience).isAfter(now);
    }

    private void contradict(WitnessedPoint seen) {
        if (clearings.hold(seen)) {
            rows.forget(seen, clock.instant());
            return;
        }
        alarms.raise(seen.witness(), AlarmKind.LOG_WITNESSED_OTHERWISE, seen.log(), clock.instant());
        rows.contradict(seen, clock.instant());
    }
}
