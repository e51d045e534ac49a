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
    private final Pace pace;
    private final Semaphore appended = new Semaphore(0);
    private volatile Semaphore stopped = new Semaphore(0);
    private volatile @Nullable Thread thread;

    /** Follows the journal by one batch. */
    @FunctionalInterface
    public interface Follower {

        /** How much it has taken in; 0 when it has come to the end. */
        int follow();
    }

    /** How long to rest after a batch: so that more gathers, or that others get on. */
    @FunctionalInterface
    public interface Pace {

        /** Takes the next batch at once. */
        Pace STEADY = (taken, spent) -> Duration.ZERO;

        /**
         * @param taken how much the batch took in, at least 1
         * @param spent how long that took
         */
        Duration rest(int taken, Duration spent);

        /**
         * Waits for more while many come.
         *
         * @param from so many taken in at once, and more are awaited
         * @param whole so many are a whole batch, after which the next one is there already
         */
        static Pace gathering(int from, int whole, Duration pause) {
            return (taken, spent) -> taken >= from && taken < whole ? pause : Duration.ZERO;
        }
    }

    /** @param name of the thread, and of the follower in the log */
    public Following(String name, Follower follower) {
        this(name, follower, Pace.STEADY);
    }

    /** @param name of the thread, and of the follower in the log */
    public Following(String name, Follower follower, Pace pace) {
        this.name = name;
        this.follower = follower;
        this.pace = pace;
    }

    public void start() {
        // Known before it runs: it goes on for as long as it is the one that is known.
        Semaphore ended = new Semaphore(0);
        stopped = ended;
        Thread fresh = Thread.ofVirtual().name(name).unstarted(() -> run(ended));
        thread = fresh;
        fresh.start();
    }

    /** Something was appended, or is to be looked at again. */
    public void wake() {
        appended.release();
    }

    /** @param ended has a permit once this run is to end */
    private void run(Semaphore ended) {
        while (thread == Thread.currentThread()) {
            try {
                long begun = System.nanoTime();
                int taken = follow();
                if (taken == 0) {
                    appended.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                    appended.drainPermits();
                } else if (thread == Thread.currentThread()) {
                    Duration rest = pace.rest(taken, Duration.ofNanos(System.nanoTime() - begun));
                    ended.tryAcquire(rest.toMillis(), TimeUnit.MILLISECONDS);
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
        stopped.release();
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
