package org.tidewaiter.node.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LookoutTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final Semaphore looks = new Semaphore(0);
    private final AtomicInteger attempts = new AtomicInteger();
    private Lookout lookout = lookout(Rest.untilWoken(LONG));

    private Lookout lookout(Rest rest) {
        return new Lookout("test", LONG, () -> {
            looks.release();
            return rest;
        });
    }

    @AfterEach
    void stop() {
        lookout.stop();
    }

    private boolean looked() throws InterruptedException {
        return looked(1);
    }

    private boolean looked(int times) throws InterruptedException {
        return looks.tryAcquire(times, 10, TimeUnit.SECONDS);
    }

    private boolean rests() throws InterruptedException {
        return !looks.tryAcquire(200, TimeUnit.MILLISECONDS);
    }

    @Test
    void itLooksAtOnceAndAgainWhenItIsWoken() throws Exception {
        lookout.start();

        assertThat(looked()).isTrue();
        assertThat(rests()).isTrue();
        lookout.wake();
        assertThat(looked()).isTrue();
        assertThat(rests()).isTrue();
    }

    @Test
    void wakingItManyTimesWhileItLooksIsOneLook() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        lookout = new Lookout("test", LONG, () -> {
            looks.release();
            busy.await();
            return Rest.untilWoken(LONG);
        });
        lookout.start();
        assertThat(looked()).isTrue();

        for (int i = 0; i < 100; i++) {
            lookout.wake();
        }
        busy.countDown();

        assertThat(looked()).isTrue();
        assertThat(rests()).isTrue();
    }

    @Test
    void itLooksByItselfWhenItsRestIsOver() throws Exception {
        lookout = lookout(Rest.untilWoken(Duration.ofMillis(1)));
        lookout.start();

        assertThat(looked(3)).isTrue();
    }

    @Test
    void aWholeRestIsEndedByNobodyButStop() throws Exception {
        lookout = lookout(Rest.whole(LONG));
        lookout.start();
        assertThat(looked()).isTrue();

        lookout.wake();
        assertThat(rests()).isTrue();

        long begun = System.nanoTime();
        lookout.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void whatComesFirstMayBeARest() throws Exception {
        lookout.start(Rest.whole(LONG));

        assertThat(rests()).isTrue();
    }

    @Test
    void aLookThatFailedIsMadeAgain() throws Exception {
        lookout = new Lookout("test", Duration.ofMillis(1), () -> {
            looks.release();
            if (attempts.incrementAndGet() < 3) {
                throw new IllegalStateException("the database is away");
            }
            return Rest.untilWoken(LONG);
        });
        lookout.start();

        assertThat(looked(3)).isTrue();
        assertThat(rests()).isTrue();
    }

    @Test
    void stopLetsTheLookAtHandEnd() throws Exception {
        AtomicInteger ended = new AtomicInteger();
        lookout = new Lookout("test", LONG, () -> {
            looks.release();
            Thread.sleep(300);
            ended.incrementAndGet();
            return Rest.none();
        });
        lookout.start();
        assertThat(looked()).isTrue();

        lookout.stop();

        assertThat(ended).hasValue(1);
        assertThat(lookout.isRunning()).isFalse();
        assertThat(rests()).isTrue();
    }

    @Test
    void aLookThatTakesTooLongIsGivenUp() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch givenUp = new CountDownLatch(1);
        lookout = new Lookout("test", LONG, () -> {
            looks.release();
            try {
                never.await();
            } finally {
                givenUp.countDown();
            }
            return Rest.none();
        });
        lookout.start();
        assertThat(looked()).isTrue();

        lookout.stop(Duration.ofMillis(50));

        assertThat(givenUp.getCount()).isZero();
    }

    @Test
    void severalAreStoppedAtTheSameTime() throws Exception {
        List<Lookout> slow = List.of(sleeping(), sleeping(), sleeping(), sleeping());
        slow.forEach(Lookout::start);
        assertThat(looked(4)).isTrue();

        long begun = System.nanoTime();
        Lookout.stopAll(slow);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(3_500));
        assertThat(slow).noneMatch(Lookout::isRunning);
    }

    private Lookout sleeping() {
        return new Lookout("test", LONG, () -> {
            looks.release();
            Thread.sleep(1_000);
            return Rest.none();
        });
    }

    @Test
    void severalThatHangAreGivenUpAtTheSameTime() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        List<Lookout> hanging = Stream.generate(() -> new Lookout("test", LONG, () -> {
                    looks.release();
                    never.await();
                    return Rest.none();
                }))
                .limit(3)
                .toList();
        hanging.forEach(Lookout::start);
        assertThat(looked(3)).isTrue();

        long begun = System.nanoTime();
        Lookout.stopAll(hanging);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(9));
    }

    @Test
    void itBeginsAnewAfterAStopAndOnlyOnceWhileItRuns() throws Exception {
        lookout.start();
        lookout.start();
        assertThat(looked()).isTrue();
        assertThat(rests()).isTrue();

        lookout.stop();
        lookout.start();

        assertThat(looked()).isTrue();
        assertThat(lookout.isRunning()).isTrue();
    }
}
