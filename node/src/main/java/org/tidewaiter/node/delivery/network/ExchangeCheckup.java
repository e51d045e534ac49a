package org.tidewaiter.node.delivery.network;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.node.checkup.Checkup;
import org.tidewaiter.node.checkup.Finding;
import org.tidewaiter.node.delivery.agreement.Agreements;
import org.tidewaiter.node.delivery.partner.Countdown;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.delivery.queue.LaneFigures;
import org.tidewaiter.node.delivery.queue.RunningClocks;
import org.tidewaiter.node.delivery.standing.RestoredCopy;
import org.tidewaiter.node.delivery.standing.Standing;

/** Key, certificate, standing, and each partner that gets anything with its lane. */
@Component
public class ExchangeCheckup implements Checkup {

    private static final Duration CERTIFICATE_WARNING = Duration.ofDays(30);
    private static final Duration IDENTITY_WARNING = Duration.ofDays(365);

    private final NodeIdentity identity;
    private final Standing standing;
    private final RestoredCopy copy;
    private final Partners partners;
    private final Agreements agreements;
    private final LaneFigures figures;
    private final Clock clock;

    ExchangeCheckup(
            NodeIdentity identity,
            Standing standing,
            RestoredCopy copy,
            Partners partners,
            Agreements agreements,
            LaneFigures figures,
            Clock clock) {
        this.identity = identity;
        this.standing = standing;
        this.copy = copy;
        this.partners = partners;
        this.agreements = agreements;
        this.figures = figures;
        this.clock = clock;
    }

    @Override
    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>(List.of(key(), identityCertificate(), certificate(), standing()));
        copy.progress()
                .map(progress -> Finding.bad(
                        "standing", "restored", progress.waitingFor().size()))
                .ifPresent(findings::add);
        partners.all().forEach(partner -> findings.addAll(of(partner)));
        return findings;
    }

    private Finding key() {
        return Finding.good("key", "key", identity.verificationKey().fingerprint());
    }

    /** It cannot be renewed: the key itself has to be changed before. */
    private Finding identityCertificate() {
        Countdown countdown = Countdown.to(identity.keyValidUntil(), clock.instant());
        Object[] said = {countdown.day(), countdown.days()};
        return countdown.isWithin(IDENTITY_WARNING)
                ? Finding.watch("key", "key.ends", said)
                : Finding.good("key", "key.until", said);
    }

    private Finding certificate() {
        Countdown countdown = Countdown.to(identity.tlsValidUntil(), clock.instant());
        Object[] said = {countdown.day(), countdown.days()};
        if (countdown.isOver()) {
            return Finding.bad("certificate", "certificate.expired", said);
        }
        return countdown.isWithin(CERTIFICATE_WARNING)
                ? Finding.watch("certificate", "certificate.ends", said)
                : Finding.good("certificate", "certificate", said);
    }

    private Finding standing() {
        return switch (standing.state()) {
            case NOT_NEEDED, CONFIRMED -> Finding.good("standing", "standing");
            case OVERRIDDEN -> Finding.watch("standing", "standing.overridden");
            case UNCONFIRMED -> Finding.bad("standing", "standing.unconfirmed");
            case BEHIND -> Finding.bad("standing", standing.signs() ? "standing.behind" : "standing.relay-behind");
        };
    }

    private List<Finding> of(Partner partner) {
        List<Finding> findings = new ArrayList<>();
        String name = partner.name();
        if (agreements.sendsTo(name)) {
            findings.addAll(line(name));
            LaneFigures.Open open = open(name);
            long notAccepted = open.refused() + open.conflicts();
            if (notAccepted > 0) {
                findings.add(Finding.watch(name, "partner.not-accepted", name, notAccepted));
            }
            findings.addAll(clocks(name));
        }
        return findings;
    }

    private LaneFigures.Open open(String partner) {
        return figures.open(partner, agreements.hasEndedTo(partner));
    }

    private List<Finding> clocks(String partner) {
        Duration allowed = Duration.ofHours(agreements.hoursAllowedTo(partner));
        RunningClocks running = figures.clocks(partner, allowed, agreements.hasEndedTo(partner), clock.instant());
        List<Finding> findings = new ArrayList<>();
        if (running.overdue() > 0) {
            findings.add(Finding.watch(partner, "partner.overdue", partner, running.overdue()));
        }
        if (running.lastHour() > 0) {
            findings.add(Finding.watch(partner, "partner.last-hour", partner, running.lastHour()));
        }
        if (running.halfTime() > 0) {
            findings.add(Finding.watch(partner, "partner.half-time", partner, running.halfTime()));
        }
        return findings;
    }

    private List<Finding> line(String partner) {
        if (agreements.outgoing(partner).isEmpty()) {
            return notInForce(partner);
        }
        String problem = figures.row(partner).problem();
        return List.of(
                problem == null
                        ? Finding.good(
                                partner, "partner", partner, open(partner).waiting())
                        : Finding.bad(partner, "partner.problem", partner, problem));
    }

    /** What takes back still goes, and is named while it has not arrived. */
    private List<Finding> notInForce(String partner) {
        Finding waits = Finding.watch(partner, "partner.no-agreement", partner);
        long takingBack = figures.takingBack(partner);
        return takingBack == 0
                ? List.of(waits)
                : List.of(waits, Finding.watch(partner, "partner.taking-back", partner, takingBack));
    }
}
