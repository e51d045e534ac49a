package org.tidewaiter.node.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.tidewaiter.exchange.reconciliation.ContradictionException;
import org.tidewaiter.node.delivery.ReconciliationRows.Claimed;

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
    private final Semaphore wake = new Semaphore(0);
    private final Set<Thread> making = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Thread looking;

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
    }

    /** Published in the transaction that wants one. */
    record Wanted() {}

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void onWanted(Wanted wanted) {
        wake.release();
    }

    @Override
    public synchronized void start() {
        // Known before it runs: it goes on for as long as it is known.
        Thread fresh = Thread.ofVirtual().name("reconciliations").unstarted(this::look);
        looking = fresh;
        fresh.start();
    }

    private void look() {
        try {
            rows.endInterrupted(instance.id(), clock.instant());
        } catch (RuntimeException failed) {
            log.warn(
                    "ending interrupted comparisons failed: {}",
                    failed.getClass().getSimpleName());
        }
        while (isRunning()) {
            try {
                wantWhatIsDue();
                beginWhatIsWanted();
            } catch (RuntimeException failed) {
                log.warn("looking for comparisons failed: {}", failed.getClass().getSimpleName());
            }
            try {
                wake.tryAcquire(settings.look().toMillis(), TimeUnit.MILLISECONDS);
                wake.drainPermits();
            } catch (InterruptedException stopping) {
                return;
            }
        }
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
    public synchronized void stop() {
        Thread former = looking;
        looking = null;
        if (former == null) {
            return;
        }
        wake.release();
        try {
            join(former);
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
        return looking != null;
    }
}
