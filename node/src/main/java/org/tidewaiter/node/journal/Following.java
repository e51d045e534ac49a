package org.tidewaiter.node.journal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that keeps a follower of the journal following: woken by this process, looking by itself for what other instances
 * append. A batch that fails is rolled back whole, and tried again.
 */
public final class Following {

    private static final Logger log = LoggerFactory.getLogger(Following.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final String name;
    private final Follower follower;
    private final Semaphore appended = new Semaphore(0);
    private volatile @Nullable Thread thread;

    /** Follows the journal by one batch. */
    @FunctionalInterface
    public interface Follower {

        /** How much it has taken in; 0 when it has come to the end. */
        int follow();
    }

    /** @param name of the thread, and of the follower in the log */
    public Following(String name, Follower follower) {
        this.name = name;
        this.follower = follower;
    }

    public void start() {
        // Known before it runs: it goes on for as long as it is the one that is known.
        Thread fresh = Thread.ofVirtual().name(name).unstarted(this::run);
        thread = fresh;
        fresh.start();
    }

    /** Something was appended, or is to be looked at again. */
    public void wake() {
        appended.release();
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

    private int follow() {
        try {
            return follower.follow();
        } catch (RuntimeException failed) {
            log.warn(
                    "{} could not follow the journal: {}; it tries again",
                    name,
                    failed.getClass().getSimpleName());
            return 0;
        }
    }

    /** Lets the batch at hand end. */
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

    public boolean isRunning() {
        return thread != null;
    }
}
