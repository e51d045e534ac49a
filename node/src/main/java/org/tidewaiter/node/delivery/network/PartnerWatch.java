package org.tidewaiter.node.delivery.network;

import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.tidewaiter.node.background.Lookout;
import org.tidewaiter.node.background.Rest;
import org.tidewaiter.node.delivery.PartnersChanged;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.delivery.partner.WorksForPartners;
import org.tidewaiter.node.delivery.standing.StandingRunner;

/**
 * Lets the work for partners begin anew when one has joined or was let go: here at once, and within a few seconds where
 * another instance recorded it.
 */
@Component
class PartnerWatch implements SmartLifecycle {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final Partners partners;
    private final ObjectProvider<WorksForPartners> works;
    private final StandingRunner standing;
    /** Known before anybody began to work. */
    private List<Partner> served;

    private final Lookout lookout = new Lookout("partners", LOOK_EVERY, this::look);

    PartnerWatch(Partners partners, ObjectProvider<WorksForPartners> works, StandingRunner standing) {
        this.partners = partners;
        this.works = works;
        this.standing = standing;
        this.served = partners.all();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void onChanged(PartnersChanged event) {
        partners.refresh();
        lookout.wake();
    }

    @Override
    public void start() {
        lookout.start();
    }

    private Rest look() {
        partners.refresh();
        List<Partner> now = partners.all();
        if (lookout.isRunning() && !now.equals(served)) {
            works.forEach(WorksForPartners::beginAnew);
            standing.askAgain();
            served = now;
        }
        return Rest.untilWoken(LOOK_EVERY);
    }

    @Override
    public void stop() {
        lookout.stop();
    }

    @Override
    public boolean isRunning() {
        return lookout.isRunning();
    }
}
