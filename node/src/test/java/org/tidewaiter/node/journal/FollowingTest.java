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

class FollowingTest {

    private static final Duration PAUSE = Duration.ofMillis(400);
    private static final Duration SOON = Duration.ofMillis(200);

    private final Queue<Integer> batches = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<Long> times = new LinkedBlockingQueue<>();
    private final Following following = new Following("test", this::follow, Following.Pace.gathering(10, 100, PAUSE));

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
        batches.add(50);
        following.start();

        assertThat(untilTheNextBatch()).isGreaterThanOrEqualTo(PAUSE);
    }

    @Test
    void takesTheNextAtOnceAfterAFewAndAfterAWholeBatch() throws InterruptedException {
        batches.add(9);
        batches.add(100);
        following.start();

        assertThat(untilTheNextBatch()).isLessThan(SOON);
        assertThat(untilTheNextBatch()).isLessThan(SOON);
    }

    @Test
    void endsWithoutWaitingForMoreToGather() throws InterruptedException {
        batches.add(50);
        following.start();
        assertThat(times.poll(1, TimeUnit.SECONDS)).isNotNull();

        long begin = System.nanoTime();
        following.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
        assertThat(times).isEmpty();
    }

    private Duration untilTheNextBatch() throws InterruptedException {
        Long one = times.poll(5, TimeUnit.SECONDS);
        Long next = times.peek();
        while (next == null) {
            Thread.sleep(5);
            next = times.peek();
        }
        assertThat(one).isNotNull();
        return Duration.ofNanos(next - one);
    }
}
