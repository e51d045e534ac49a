package org.tidewaiter.node.background;

import java.time.Duration;
import java.util.ArrayList;
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
    private volatile @Nullable Run run;

    /** Looks once, and does what it finds. */
    @FunctionalInterface
    public interface Look {

        Rest look() throws InterruptedException;
    }

    /** From one start to the next stop. */
    private record Run(Thread thread, CountDownLatch end, Semaphore wakes) {}

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
        Semaphore wakes = new Semaphore(0);
        Thread thread = Thread.ofVirtual().name(name).unstarted(() -> run(first, end, wakes));
        run = new Run(thread, end, wakes);
        thread.start();
    }

    /** There may be work. */
    public void wake() {
        Run running = run;
        if (running != null) {
            running.wakes().release();
        }
    }

    private void run(Rest first, CountDownLatch end, Semaphore wakes) {
        try {
            rest(first, end, wakes);
            while (end.getCount() > 0) {
                rest(look(end), end, wakes);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Rest look(CountDownLatch end) throws InterruptedException {
        try {
            return look.look();
        } catch (RuntimeException failed) {
            String fault = failed.getClass().getSimpleName();
            if (end.getCount() == 0) {
                log.info("{}: the last look was given up: {}", name, fault);
            } else {
                log.warn("{}: a look failed and is made again: {}", name, fault);
            }
            return Rest.untilWoken(afterFailure);
        }
    }

    private static void rest(Rest rest, CountDownLatch end, Semaphore wakes) throws InterruptedException {
        if (end.getCount() == 0) {
            return;
        }
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
            List<Thread> late = stillRunning(ending, within);
            late.forEach(Thread::interrupt);
            stillRunning(late, STOP_WITHIN);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Those that have not ended when that time is over, which is one for all of them. */
    private static List<Thread> stillRunning(List<Thread> threads, Duration within) throws InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        List<Thread> running = new ArrayList<>();
        for (Thread thread : threads) {
            if (!thread.join(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())))) {
                running.add(thread);
            }
        }
        return running;
    }

    private synchronized List<Thread> end() {
        Run running = run;
        run = null;
        if (running == null) {
            return List.of();
        }
        running.end().countDown();
        running.wakes().release();
        return List.of(running.thread());
    }

    public boolean isRunning() {
        return run != null;
    }
}
