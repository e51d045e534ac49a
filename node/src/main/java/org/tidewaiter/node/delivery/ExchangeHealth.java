package org.tidewaiter.node.delivery;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether this node could send a signed report now: its standing is confirmed, an agreement under which it sends is in
 * force, and a partner was reached at the last try. A node that only receives is well when it runs.
 */
@Component("exchange")
class ExchangeHealth implements HealthIndicator {

    private static final String REASON = "reason";

    private final Standing standing;
    private final Partners partners;
    private final Agreements agreements;
    private final LaneFigures figures;

    ExchangeHealth(Standing standing, Partners partners, Agreements agreements, LaneFigures figures) {
        this.standing = standing;
        this.partners = partners;
        this.agreements = agreements;
        this.figures = figures;
    }

    @Override
    public Health health() {
        return switch (standing.state()) {
            case NOT_NEEDED -> Health.up().build();
            case BEHIND ->
                down("A partner has seen more of this node than the node itself: it may be an old copy and signs"
                        + " nothing until an operator decides.");
            case UNCONFIRMED -> down(unconfirmed());
            case CONFIRMED, OVERRIDDEN -> reachability();
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
