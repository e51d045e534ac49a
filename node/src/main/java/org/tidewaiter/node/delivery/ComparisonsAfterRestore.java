package org.tidewaiter.node.delivery;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.AccessScope;

/**
 * Has this node compared with every partner as soon as a person has said that it was restored from an older copy, instead of at
 * the next daily comparison: what was withdrawn since is withdrawn again, and what is missing comes back.
 */
@Component
class ComparisonsAfterRestore {

    private final Partners partners;
    private final Reconciliations reconciliations;

    ComparisonsAfterRestore(Partners partners, Reconciliations reconciliations) {
        this.partners = partners;
        this.reconciliations = reconciliations;
    }

    /** Published in the transaction in which a person lets an older copy go on. */
    record GoesOn(AccessScope scope) {}

    @EventListener
    void onGoesOn(GoesOn event) {
        partners.all().forEach(partner -> reconciliations.want(event.scope(), partner.name()));
    }
}
