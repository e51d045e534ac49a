package org.tidewaiter.trials.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hands reports in, one by one or a few at a time, each when its time has come and not when the one before it was answered. The pace grows
 * evenly from nothing while the nodes warm up.
 */
final class SteadyLoad {

    /** More answers outstanding than this are no pace that the node holds. */
    private static final int MOST_UNANSWERED = 2_000;

    private final Load load;
    private final int perSecond;
    private final int warmUpSeconds;
    private final int together;
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicReference<@Nullable Exception> loss = new AtomicReference<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /**
     * A pace.
     *
     * @param together how many reports go in one request
     */
    SteadyLoad(Load load, int perSecond, int warmUpSeconds, int together) {
        this.together = together;
        this.load = load;
        this.perSecond = perSecond;
        this.warmUpSeconds = warmUpSeconds;
    }

    /** Half of what the full pace would bring in that time. */
    int warmUp() {
        return perSecond * warmUpSeconds / 2;
    }

    /** Reports that the node has taken so far. */
    int taken() {
        return taken.get();
    }

    /** Reports that the node has not taken so far. */
    int lost() {
        return lost.get();
    }

    /** Passes on why reports are handed in no more, if they are not. */
    void requireWell() throws Exception {
        throwIfAny(failure.get());
    }

    /** The same, and why a report was not taken, if one was not. */
    void requireAllTaken() throws Exception {
        requireWell();
        throwIfAny(loss.get());
    }

    private static void throwIfAny(@Nullable Exception failed) throws Exception {
        if (failed != null) {
            throw failed;
        }
    }

    /** Begins on a thread of its own. */
    Thread start(int reports, Supplier<String> next) {
        return Thread.ofPlatform().start(() -> submit(reports, next));
    }

    private void submit(int reports, Supplier<String> next) {
        Semaphore unanswered = new Semaphore(MOST_UNANSWERED);
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < reports; i += together) {
                List<String> due = Stream.generate(next).limit(together).toList();
                Thread.sleep(Duration.ofNanos(Math.max(0, start + due(i) - System.nanoTime())));
                if (!unanswered.tryAcquire()) {
                    throw new IllegalStateException("the node leaves " + MOST_UNANSWERED + " requests unanswered");
                }
                threads.submit(() -> submit(due, unanswered));
            }
        } catch (InterruptedException | IllegalStateException e) {
            failure.compareAndSet(null, e);
        }
    }

    private void submit(List<String> due, Semaphore unanswered) {
        try {
            if (together == 1) {
                load.submit(due.getFirst());
            } else {
                load.submitBatch(String.join("\n", due));
            }
            taken.addAndGet(due.size());
        } catch (Exception e) {
            lost.addAndGet(due.size());
            loss.compareAndSet(null, e);
        } finally {
            unanswered.release();
        }
    }

    /** Nanoseconds after the start at which a report is handed in. */
    private long due(int report) {
        double seconds = report < warmUp()
                ? warmUpSeconds * Math.sqrt((double) report / warmUp())
                : warmUpSeconds + (double) (report - warmUp()) / perSecond;
        return Math.round(seconds * 1e9);
    }
}
