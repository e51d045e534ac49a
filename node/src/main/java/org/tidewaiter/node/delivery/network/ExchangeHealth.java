package org.tidewaiter.node.delivery.network;

import java.time.Clock;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.node.delivery.agreement.Agreements;
import org.tidewaiter.node.delivery.partner.Countdown;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.delivery.queue.LaneFigures;
import org.tidewaiter.node.delivery.standing.Standing;

/**
 * Whether this node could send a signed report now: its certificate is valid, its standing is confirmed, an agreement under
 * which it sends is in force, a partner was reached at the last try, and on a gateway some member lets it sign. A node that only
 * receives is well when it runs and its certificate is valid.
 */
@Component("exchange")
public class ExchangeHealth implements HealthIndicator {

    private static final String REASON = "reason";

    private static final String BEHIND =
            "A partner has seen more of this node than the node itself: it may be an old copy and signs nothing until an"
                    + " operator decides.";

    private final Standing standing;
    private final Partners partners;
    private final Agreements agreements;
    private final LaneFigures figures;
    private final NodeIdentity identity;
    private final Clock clock;

    ExchangeHealth(
            Standing standing,
            Partners partners,
            Agreements agreements,
            LaneFigures figures,
            NodeIdentity identity,
            Clock clock) {
        this.standing = standing;
        this.partners = partners;
        this.agreements = agreements;
        this.figures = figures;
        this.identity = identity;
        this.clock = clock;
    }

    @Override
    public Health health() {
        if (Countdown.to(identity.tlsValidUntil(), clock.instant()).isOver()) {
            return down("The certificate has ended and partners refuse the line; start the node anew, it renews it.");
        }
        return switch (standing.state()) {
            case NOT_NEEDED -> Health.up().build();
            case BEHIND -> standing.signs() ? down(BEHIND) : Health.up().build();
            case UNCONFIRMED -> down(unconfirmed());
            case CONFIRMED, OVERRIDDEN ->
                standing.signsForNobody()
                        ? down("No member of this gateway has given it a mandate that is in force: nothing is signed in"
                                + " their names.")
                        : reachability();
        };
    }

    private String unconfirmed() {
        return partners.all().stream()
                        .anyMatch(partner -> agreements.outgoing(partner.name()).isPresent())
                ? "No partner has confirmed yet that this node is no old copy of itself; nothing is signed before."
                : "No agreement under which this node sends is in force.";
    }

    private Health reachability() {
        boolean agreed = false;
        for (Partner partner : partners.all()) {
            if (agreements.outgoing(partner.name()).isPresent()) {
                agreed = true;
                if (figures.row(partner.name()).problem() == null && standing.confirmedBy(partner.name())) {
                    return Health.up().build();
                }
            }
        }
        return down(
                agreed
                        ? "No partner was reached at the last try; reports wait and go by themselves."
                        : "No agreement under which this node sends is in force.");
    }

    private static Health down(String reason) {
        return Health.down().withDetail(REASON, reason).build();
    }
}
