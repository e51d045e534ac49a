package org.tidewaiter.node.quality;

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

/** Keeps work list and questions following: woken by this process, looking by itself for what other instances append. */
@Component
class QualityRunner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(QualityRunner.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final AssessmentFollower follower;
    private final Semaphore appended = new Semaphore(0);
    private volatile @Nullable Thread thread;

    QualityRunner(AssessmentFollower follower) {
        this.follower = follower;
    }

    @Override
    public void start() {
        // Known before it runs: it goes on for as long as it is the one that is known.
        Thread fresh = Thread.ofVirtual().name("quality").unstarted(this::run);
        thread = fresh;
        fresh.start();
    }

    private void run() {
        while (thread == Thread.currentThread()) {
            try {
                if (follow() == 0) {
                    appended.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                    appended.drainPermits();
                }
            } catch (InterruptedException stop) {
                return;
            }
        }
    }

    /** A batch that fails is rolled back whole; the next look tries it again. */
    private int follow() {
        try {
            return follower.follow();
        } catch (RuntimeException failed) {
            log.warn(
                    "the work list could not follow the journal: {}; it tries again",
                    failed.getClass().getSimpleName());
            return 0;
        }
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void onAppended(JournalAppended event) {
        appended.release();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        appended.release();
        if (running != null) {
            try {
                running.join(STOP_WITHIN);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
