package org.tidewaiter.node.background;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that looks for work until it is stopped: when it is woken, and by itself after a rest, for what another instance
 * of the node wrote. A look that fails is told in the log and made again.
 */
public final class Lookout {

    private static final Logger log = LoggerFactory.getLogger(Lookout.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final String name;
    private final Duration afterFailure;
    private final Look look;
    private final Semaphore wakes = new Semaphore(0);
    private volatile @Nullable Run run;

    /** Looks once, and does what it finds. */
    @FunctionalInterface
    public interface Look {

        Rest look() throws InterruptedException;
    }

    private record Run(Thread thread, CountDownLatch end) {}

    /**
     * A lookout that does not run yet.
     *
     * @param name of the thread, and of the work in the log
     * @param afterFailure how long to rest, unless woken, after a look that failed
     */
    public Lookout(String name, Duration afterFailure, Look look) {
        this.name = name;
        this.afterFailure = afterFailure;
        this.look = look;
    }

    /** Looks at once; one that was stopped begins anew. */
    public void start() {
        start(Rest.none());
    }

    /** @param first before the first look */
    public synchronized void start(Rest first) {
        if (run != null) {
            return;
        }
        CountDownLatch end = new CountDownLatch(1);
        Thread thread = Thread.ofVirtual().name(name).unstarted(() -> run(first, end));
        run = new Run(thread, end);
        thread.start();
    }

    /** There may be work. */
    public void wake() {
        wakes.release();
    }

    private void run(Rest first, CountDownLatch end) {
        try {
            rest(first, end);
            while (end.getCount() > 0) {
                rest(look(), end);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Rest look() throws InterruptedException {
        try {
            return look.look();
        } catch (RuntimeException failed) {
            log.warn(
                    "{}: a look failed and is made again: {}",
                    name,
                    failed.getClass().getSimpleName());
            return Rest.untilWoken(afterFailure);
        }
    }

    private void rest(Rest rest, CountDownLatch end) throws InterruptedException {
        if (rest.wakeful()) {
            wakes.tryAcquire(rest.most().toMillis(), TimeUnit.MILLISECONDS);
            wakes.drainPermits();
        } else {
            end.await(rest.most().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Lets the look at hand end; one that takes long is given up. */
    public void stop() {
        stop(STOP_WITHIN);
    }

    /** @param within how long the look at hand may take before it is given up */
    public void stop(Duration within) {
        stopAll(List.of(this), within);
    }

    /** Stops them at the same time. */
    public static void stopAll(Collection<Lookout> lookouts) {
        stopAll(lookouts, STOP_WITHIN);
    }

    private static void stopAll(Collection<Lookout> lookouts, Duration within) {
        List<Thread> ending =
                lookouts.stream().flatMap(one -> one.end().stream()).toList();
        try {
            for (Thread thread : ending) {
                if (!thread.join(within)) {
                    thread.interrupt();
                    thread.join(STOP_WITHIN);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized List<Thread> end() {
        Run running = run;
        run = null;
        if (running == null) {
            return List.of();
        }
        running.end().countDown();
        wakes.release();
        return List.of(running.thread());
    }

    public boolean isRunning() {
        return run != null;
    }
}
