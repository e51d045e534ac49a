package org.tidewaiter.node.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Looks which partners have letters waiting, and sends those of each on a thread of its own: none holds up another. */
@Component
class LetterRunner implements WorksForPartners {

    private static final Logger log = LoggerFactory.getLogger(LetterRunner.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final Partners partners;
    private final LetterRows rows;
    private final LetterSender sender;
    private final Instance instance;
    private final LaneSettings settings;
    private final Clock clock;

    private final Map<String, Thread> sending = new ConcurrentHashMap<>();
    private final Semaphore wake = new Semaphore(0);
    private volatile @Nullable Thread looking;

    LetterRunner(
            Partners partners,
            LetterRows rows,
            LetterSender sender,
            Instance instance,
            LaneSettings settings,
            Clock clock) {
        this.partners = partners;
        this.rows = rows;
        this.sender = sender;
        this.instance = instance;
        this.settings = settings;
        this.clock = clock;
    }

    /** Published in the transaction that wrote a letter. */
    record LettersDue() {}

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void onDue(LettersDue due) {
        wake.release();
    }

    @Override
    public synchronized void start() {
        // Known before it runs: it goes on for as long as it is known.
        Thread fresh = Thread.ofVirtual().name("letters").unstarted(this::look);
        looking = fresh;
        fresh.start();
    }

    private void look() {
        while (isRunning()) {
            try {
                for (String name : rows.due(instance.id(), clock.instant())) {
                    partners.named(name).ifPresent(this::begin);
                }
            } catch (RuntimeException failed) {
                log.warn("looking for letters failed: {}", failed.getClass().getSimpleName());
            }
            try {
                wake.tryAcquire(settings.look().toMillis(), TimeUnit.MILLISECONDS);
                wake.drainPermits();
            } catch (InterruptedException stopping) {
                return;
            }
        }
    }

    private void begin(Partner partner) {
        sending.computeIfAbsent(
                partner.name(),
                name -> Thread.ofVirtual().name("letters-" + name).start(() -> send(partner)));
    }

    private void send(Partner partner) {
        boolean failed = false;
        try {
            while (isRunning() && sender.sendNext(partner)) {}
        } catch (InterruptedException _) {
            failed = true;
        } catch (RuntimeException fault) {
            // Nothing is lost: what was not recorded is claimed and sent again, and is one there.
            log.warn(
                    "letters to {} stopped and go on: {}",
                    partner.name(),
                    fault.getClass().getSimpleName());
            failed = true;
        } finally {
            sending.remove(partner.name());
        }
        if (!failed) {
            // One may have been written after the last look and before this thread was gone.
            wake.release();
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
            for (Thread thread : sending.values()) {
                join(thread);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets it end what it is at; a call that takes longer is given up and made again after the next start. */
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
