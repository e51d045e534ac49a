package org.tidewaiter.node.matching;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.tidewaiter.node.journal.JournalAppended;
import org.tidewaiter.node.settings.NodePart;
import org.tidewaiter.node.settings.NodeSettings;

/** On a hub, follows the journal: woken when something was appended, and every second whether or not it heard of it. */
@Component
class JournalMatching implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(JournalMatching.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final Judging judging;
    private final boolean hub;
    private final Semaphore wake = new Semaphore(0);
    private volatile @Nullable Thread thread;

    JournalMatching(Judging judging, NodeSettings settings) {
        this.judging = judging;
        this.hub = settings.node().part() == NodePart.HUB;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void onAppended(JournalAppended appended) {
        wake.release();
    }

    @Override
    public void start() {
        if (hub) {
            // Assigned before it runs: it ends as soon as it is not this one.
            Thread started = Thread.ofVirtual().name("matching").unstarted(this::run);
            thread = started;
            started.start();
        }
    }

    private void run() {
        while (thread == Thread.currentThread()) {
            try {
                if (follow() == 0) {
                    wake.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                    wake.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** A batch that fails is rolled back whole; the next look tries it again. */
    private int follow() {
        try {
            return judging.follow();
        } catch (RuntimeException failed) {
            log.warn("matching failed: {}", failed.getClass().getSimpleName());
            return 0;
        }
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            wake.release();
            try {
                running.join(STOP_WITHIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
