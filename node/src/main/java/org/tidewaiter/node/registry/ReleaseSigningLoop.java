package org.tidewaiter.node.registry;

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

/**
 * Calls {@link ReleaseSigning} when something was released, and every second whether or not it heard of it: a release
 * decided by another instance, or before this node was sure that it may sign, is found by looking. Beside it {@link IssuingAgain}.
 */
@Component
class ReleaseSigningLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ReleaseSigningLoop.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final ReleaseSigning signing;
    private final IssuingAgain again;
    private final Semaphore wake = new Semaphore(0);
    private volatile @Nullable Thread thread;

    ReleaseSigningLoop(ReleaseSigning signing, IssuingAgain again) {
        this.signing = signing;
        this.again = again;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void onRelease(RevisionReleased released) {
        wake.release();
    }

    @Override
    public void start() {
        // Assigned before it runs: it ends as soon as it is not this one.
        Thread started = Thread.ofVirtual().name("release-signing").unstarted(this::run);
        thread = started;
        started.start();
    }

    private void run() {
        while (thread == Thread.currentThread()) {
            try {
                if (signing.signBatch() + again.batch() == 0) {
                    boolean woken = wake.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                    if (woken) {
                        wake.drainPermits();
                    }
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // The batch is rolled back whole and stays released; the next look tries again.
                log.warn("signing released reports failed: {}", e.getClass().getSimpleName());
                pause();
            }
        }
    }

    private void pause() {
        try {
            wake.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            wake.release();
            try {
                running.join(Duration.ofSeconds(10));
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
