package org.tidewaiter.node.delivery;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Lets the work for partners begin anew when one has joined or was let go: here at once, and within a few seconds where
 * another instance recorded it.
 */
@Component
class PartnerWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PartnerWatch.class);
    private static final long LOOK_SECONDS = 5;
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final Partners partners;
    private final ObjectProvider<WorksForPartners> works;
    private final StandingRunner standing;
    private final Semaphore changed = new Semaphore(0);
    /** Known before anybody began to work. */
    private List<Partner> served;

    private volatile @Nullable Thread watching;

    PartnerWatch(Partners partners, ObjectProvider<WorksForPartners> works, StandingRunner standing) {
        this.partners = partners;
        this.works = works;
        this.standing = standing;
        this.served = partners.all();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void onChanged(PartnersChanged event) {
        partners.refresh();
        changed.release();
    }

    @Override
    public synchronized void start() {
        Thread fresh = Thread.ofVirtual().name("partners").unstarted(this::watch);
        watching = fresh;
        fresh.start();
    }

    private void watch() {
        while (watching == Thread.currentThread()) {
            try {
                if (changed.tryAcquire(LOOK_SECONDS, TimeUnit.SECONDS)) {
                    changed.drainPermits();
                }
                look();
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException failed) {
                log.warn(
                        "looking for new partners failed and goes on: {}",
                        failed.getClass().getSimpleName());
            }
        }
    }

    private void look() {
        partners.refresh();
        List<Partner> now = partners.all();
        if (watching == Thread.currentThread() && !now.equals(served)) {
            works.forEach(WorksForPartners::beginAnew);
            standing.askAgain();
            served = now;
        }
    }

    @Override
    public synchronized void stop() {
        Thread former = watching;
        watching = null;
        if (former == null) {
            return;
        }
        changed.release();
        try {
            if (!former.join(STOP_WITHIN)) {
                former.interrupt();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return watching != null;
    }
}
