package org.tidewaiter.node.delivery.reconciliation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.tidewaiter.exchange.reconciliation.ContradictionException;
import org.tidewaiter.node.background.Lookout;
import org.tidewaiter.node.background.Rest;
import org.tidewaiter.node.delivery.agreement.Agreements;
import org.tidewaiter.node.delivery.comparison.ReconciliationFailedException;
import org.tidewaiter.node.delivery.comparison.ReconciliationRows;
import org.tidewaiter.node.delivery.comparison.ReconciliationRows.Claimed;
import org.tidewaiter.node.delivery.comparison.ReconciliationSettings;
import org.tidewaiter.node.delivery.partner.Instance;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.delivery.partner.TimeOrderedIds;
import org.tidewaiter.node.delivery.partner.WorksForPartners;

/** Begins comparisons that are due or wanted, each on a thread of its own: no partner holds up another. */
@Component
class ReconciliationRunner implements WorksForPartners {

    private static final Logger log = LoggerFactory.getLogger(ReconciliationRunner.class);

    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final Partners partners;
    private final Agreements agreements;
    private final Reconciler reconciler;
    private final ReconciliationRows rows;
    private final Instance instance;
    private final TimeOrderedIds ids;
    private final ReconciliationSettings settings;
    private final Clock clock;
    private final Set<Thread> making = ConcurrentHashMap.newKeySet();
    private final Lookout lookout;
    private volatile boolean begun;

    ReconciliationRunner(
            Partners partners,
            Agreements agreements,
            Reconciler reconciler,
            ReconciliationRows rows,
            Instance instance,
            TimeOrderedIds ids,
            ReconciliationSettings settings,
            Clock clock) {
        this.partners = partners;
        this.agreements = agreements;
        this.reconciler = reconciler;
        this.rows = rows;
        this.instance = instance;
        this.ids = ids;
        this.settings = settings;
        this.clock = clock;
        this.lookout = new Lookout("reconciliations", settings.look(), this::look);
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void onWanted(ReconciliationRows.Wanted wanted) {
        lookout.wake();
    }

    @Override
    public void start() {
        begun = false;
        lookout.start();
    }

    private void endInterrupted() {
        try {
            rows.endInterrupted(instance.id(), clock.instant());
        } catch (RuntimeException failed) {
            log.warn(
                    "ending interrupted comparisons failed: {}",
                    failed.getClass().getSimpleName());
        }
    }

    private Rest look() {
        if (!begun) {
            endInterrupted();
            begun = true;
        }
        wantWhatIsDue();
        beginWhatIsWanted();
        return Rest.untilWoken(settings.look());
    }

    private void wantWhatIsDue() {
        Instant now = clock.instant();
        for (Partner partner : partners.all()) {
            if (agreements.sendsTo(partner.name())
                    && rows.isDue(partner.name(), now.minus(settings.every()), now.minus(settings.again()))) {
                rows.want(ids.next(), partner.name(), null, now);
            }
        }
    }

    private void beginWhatIsWanted() {
        Optional<Claimed> claimed = rows.claim(instance.id(), settings.within().multipliedBy(2), clock.instant());
        while (claimed.isPresent()) {
            Claimed one = claimed.get();
            Thread thread =
                    Thread.ofVirtual().name("reconcile-" + one.partner()).unstarted(() -> make(one));
            making.add(thread);
            thread.start();
            claimed = rows.claim(instance.id(), settings.within().multipliedBy(2), clock.instant());
        }
    }

    private void make(Claimed claimed) {
        try {
            reconciler.make(claimed);
        } catch (InterruptedException stopping) {
            fail(claimed, "interrupted");
        } catch (ReconciliationFailedException failed) {
            log.info("a comparison with {} failed: {}", claimed.partner(), failed.problem());
            fail(claimed, failed.problem());
        } catch (ContradictionException contradiction) {
            log.warn("{} contradicted itself in a comparison", claimed.partner());
            fail(claimed, "contradiction");
        } catch (RuntimeException failed) {
            if (isRunning()) {
                log.warn(
                        "a comparison with {} failed: {}",
                        claimed.partner(),
                        failed.getClass().getSimpleName());
            }
            fail(claimed, isRunning() ? "failed-here" : "interrupted");
        } finally {
            making.remove(Thread.currentThread());
        }
    }

    private void fail(Claimed claimed, String problem) {
        try {
            rows.fail(claimed.id(), problem, clock.instant());
        } catch (RuntimeException databaseAway) {
            log.info("the comparison with {} ends as interrupted at the next start", claimed.partner());
        }
    }

    @Override
    public void stop() {
        lookout.stop();
        try {
            for (Thread thread : making) {
                join(thread);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets it end what it is at; a comparison that takes longer is given up and made again later. */
    private static void join(Thread thread) throws InterruptedException {
        if (!thread.join(STOP_WITHIN)) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return lookout.isRunning();
    }
}
