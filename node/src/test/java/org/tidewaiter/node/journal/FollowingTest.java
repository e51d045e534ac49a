package org.tidewaiter.node.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FollowingTest {

    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(10);

    /** Stopping gives up waiting for the thread after five seconds. */
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(4);

    private final Queue<Integer> batches = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<Long> times = new LinkedBlockingQueue<>();
    private Following following = gathering(LONG);

    private Following gathering(Duration pause) {
        return new Following("test", this::follow, Following.Pace.gathering(10, 100, pause));
    }

    private int follow() {
        times.add(System.nanoTime());
        Integer taken = batches.poll();
        return taken == null ? 0 : taken;
    }

    @AfterEach
    void stop() {
        following.stop();
    }

    @Test
    void letsEntriesGatherAfterABatchOfMany() throws InterruptedException {
        following = gathering(SHORT);
        batches.add(50);
        following.start();

        long first = next();
        assertThat(Duration.ofNanos(next() - first)).isGreaterThanOrEqualTo(SHORT);
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 100})
    void takesTheNextAtOnceAfterAFewAndAfterAWholeBatch(int taken) throws InterruptedException {
        batches.add(taken);
        following.start();

        long first = next();
        assertThat(Duration.ofNanos(next() - first)).isLessThan(SOON);
    }

    @Test
    void endsWithoutWaitingForMoreToGatherAndBeginsAgain() throws InterruptedException {
        batches.add(50);
        following.start();
        next();

        long begin = System.nanoTime();
        following.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(STOPPED_WITHIN);
        following.start();

        next();
    }

    private long next() throws InterruptedException {
        Long time = times.poll(SOON.toMillis(), TimeUnit.MILLISECONDS);
        assertThat(time).isNotNull();
        return time;
    }
}
