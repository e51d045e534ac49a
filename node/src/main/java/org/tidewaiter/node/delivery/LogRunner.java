package org.tidewaiter.node.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Watches the log of each partner on a thread of its own: at once when a head was seen, and on a schedule. */
@Component
class LogRunner implements WorksForPartners {

    private static final Logger log = LoggerFactory.getLogger(LogRunner.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final Partners partners;
    private final LogProver prover;
    private final LogSettings settings;
    private final LaneSettings pace;
    private final Clock clock;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Map<String, Semaphore> wakes = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile CountDownLatch stopped = new CountDownLatch(0);

    LogRunner(Partners partners, LogProver prover, LogSettings settings, LaneSettings pace, Clock clock) {
        this.partners = partners;
        this.prover = prover;
        this.settings = settings;
        this.pace = pace;
        this.clock = clock;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void onSeen(LogWatch.HeadSeen seen) {
        wake(seen.partner()).release();
    }

    private Semaphore wake(String partner) {
        return wakes.computeIfAbsent(partner, name -> new Semaphore(0));
    }

    @Override
    public synchronized void start() {
        stopped = new CountDownLatch(1);
        for (Partner partner : partners.all()) {
            threads.add(Thread.ofVirtual().name("log-" + partner.name()).start(() -> watch(partner)));
        }
    }

    private void watch(Partner partner) {
        Semaphore wake = wake(partner.name());
        Instant lookAt = clock.instant();
        int failures = 0;
        while (isRunning()) {
            try {
                boolean look = !clock.instant().isBefore(lookAt);
                if (look(partner, look)) {
                    failures = 0;
                    lookAt = look ? clock.instant().plus(settings.look()) : lookAt;
                    Duration pause = Duration.between(clock.instant(), lookAt);
                    wake.tryAcquire(Math.max(0, pause.toMillis()), TimeUnit.MILLISECONDS);
                    wake.drainPermits();
                } else {
                    // Heads that are seen meanwhile do not make a partner that is away answer sooner.
                    stopped.await(pace.retryAfter(++failures, random).toMillis(), TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException stopping) {
                return;
            }
        }
    }

    private boolean look(Partner partner, boolean head) throws InterruptedException {
        try {
            return prover.proveSeen(partner) && (!head || prover.askHead(partner));
        } catch (RuntimeException failed) {
            log.warn(
                    "watching the log of {} failed and goes on: {}",
                    partner.name(),
                    failed.getClass().getSimpleName());
            return false;
        }
    }

    @Override
    public synchronized void stop() {
        stopped.countDown();
        wakes.values().forEach(Semaphore::release);
        for (Thread thread : threads) {
            try {
                if (!thread.join(STOP_WITHIN)) {
                    thread.interrupt();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }
}
