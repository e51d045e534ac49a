package org.tidewaiter.node.journal;

import java.time.Duration;
import org.tidewaiter.node.background.Lookout;
import org.tidewaiter.node.background.Rest;

/**
 * A thread that keeps a follower of the journal following: woken by this process, looking by itself for what other instances
 * append. A batch that fails is rolled back whole, and tried again.
 */
public final class Following {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private final Follower follower;
    private final Pace pace;
    private final Lookout lookout;

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
        this.follower = follower;
        this.pace = pace;
        this.lookout = new Lookout(name, LOOK_EVERY, this::follow);
    }

    public void start() {
        lookout.start();
    }

    /** Something was appended, or is to be looked at again. */
    public void wake() {
        lookout.wake();
    }

    private Rest follow() {
        long begun = System.nanoTime();
        int taken = follower.follow();
        return taken == 0
                ? Rest.untilWoken(LOOK_EVERY)
                : Rest.whole(pace.rest(taken, Duration.ofNanos(System.nanoTime() - begun)));
    }

    /** Lets the batch at hand end, if it does so soon; else it is rolled back and taken anew later. */
    public void stop() {
        lookout.stop();
    }

    public boolean isRunning() {
        return lookout.isRunning();
    }
}
