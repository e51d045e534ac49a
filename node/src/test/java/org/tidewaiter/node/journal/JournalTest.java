package org.tidewaiter.node.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.node.registry.NationalRegistryTest;
import org.tidewaiter.node.registry.Store;

@NationalRegistryTest
class JournalTest {

    @Autowired
    Journal journal;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DSLContext sql;

    @Autowired
    Store store;

    @BeforeEach
    void reset() {
        store.reset();
    }

    private static List<NewEntry> entries(int count) {
        List<NewEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(new NewEntry("EE-CUSTOMS", UUID.randomUUID(), 1, Change.CONTENT, "EE"));
        }
        return entries;
    }

    private List<JournalEntry> append(int count) {
        return transaction.execute(status -> journal.append(entries(count)));
    }

    @Test
    void givesBackWhatWasAppendedInOrder() {
        List<NewEntry> two = List.of(
                new NewEntry("EE-CUSTOMS", UUID.randomUUID(), 7, Change.WITHDRAWAL, "EE"),
                new NewEntry("LV-CUSTOMS", UUID.randomUUID(), 1, Change.SUPPLEMENT, "LV"));

        List<JournalEntry> appended = transaction.execute(status -> journal.append(two));

        assertThat(appended).extracting(JournalEntry::position).containsExactly(1L, 2L);
        assertThat(journal.after(0, 10)).isEqualTo(appended);
        assertThat(appended.getFirst().change()).isEqualTo(Change.WITHDRAWAL);
        assertThat(appended.getLast().source()).isEqualTo("LV");
        assertThat(journal.lastPosition()).isEqualTo(2);
    }

    @Test
    void readsOnFromAPositionAPageAtATime() {
        append(5);

        assertThat(journal.after(0, 2)).extracting(JournalEntry::position).containsExactly(1L, 2L);
        assertThat(journal.after(2, 2)).extracting(JournalEntry::position).containsExactly(3L, 4L);
        assertThat(journal.after(4, 2)).extracting(JournalEntry::position).containsExactly(5L);
        assertThat(journal.after(5, 2)).isEmpty();
    }

    @Test
    void appendsOnlyWithinATransactionOfItsCaller() {
        assertThatThrownBy(() -> journal.append(entries(1))).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void aTransactionThatFailsLeavesNoGap() {
        append(1);
        transaction.executeWithoutResult(status -> {
            journal.append(entries(3));
            status.setRollbackOnly();
        });

        assertThat(append(1)).extracting(JournalEntry::position).containsExactly(2L);
    }

    @Test
    void givesNoPositionWhileAnEarlierOneIsNotCommitted() throws Exception {
        CountDownLatch appended = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            Future<List<JournalEntry>> slow = threads.submit(() -> transaction.execute(status -> {
                List<JournalEntry> entries = journal.append(entries(1));
                appended.countDown();
                await(mayCommit);
                return entries;
            }));
            appended.await();
            Future<List<JournalEntry>> quick = threads.submit(() -> append(1));

            assertThatThrownBy(() -> quick.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            assertThat(journal.after(0, 10)).isEmpty();

            mayCommit.countDown();
            assertThat(slow.get().getFirst().position()).isEqualTo(1);
            assertThat(quick.get().getFirst().position()).isEqualTo(2);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aReaderNeverSkipsAPositionWhileManyAppend() throws InterruptedException, ExecutionException {
        int writers = 4;
        int transactions = 60;
        try (var threads = Executors.newFixedThreadPool(writers + 1)) {
            List<Future<Long>> written = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                int seed = writer;
                written.add(threads.submit(() -> write(new SplittableRandom(seed), transactions)));
            }
            Future<List<Long>> read =
                    threads.submit(() -> readUntil(() -> written.stream().allMatch(Future::isDone)));
            long total = 0;
            for (Future<Long> one : written) {
                total += one.get();
            }
            assertThat(read.get())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, total).boxed().toList());
        }
    }

    /** Some transactions append twice, some fail after it. */
    private long write(SplittableRandom random, int transactions) {
        long committed = 0;
        for (int i = 0; i < transactions; i++) {
            int size = random.nextInt(1, 4);
            boolean twice = random.nextInt(4) == 0;
            boolean fails = random.nextInt(5) == 0;
            transaction.executeWithoutResult(status -> {
                journal.append(entries(size));
                if (twice) {
                    journal.append(entries(1));
                }
                if (fails) {
                    status.setRollbackOnly();
                }
            });
            committed += fails ? 0 : size + (twice ? 1 : 0);
        }
        return committed;
    }

    /** What a follower sees that remembers only the last position it read. */
    private List<Long> readUntil(java.util.function.BooleanSupplier done) {
        List<Long> seen = new ArrayList<>();
        boolean last = false;
        while (true) {
            List<JournalEntry> next = journal.after(seen.isEmpty() ? 0 : seen.getLast(), 7);
            next.forEach(entry -> seen.add(entry.position()));
            if (next.isEmpty() && last) {
                return seen;
            }
            last = next.isEmpty() && done.getAsBoolean();
        }
    }

    @Test
    void aFollowerGoesOnWhereItLeftOff() {
        append(3);
        transaction.executeWithoutResult(status -> {
            assertThat(journal.lockCursor("lanes")).contains(0L);
            journal.moveCursor("lanes", 2);
        });

        transaction.executeWithoutResult(status -> {
            assertThat(journal.lockCursor("lanes")).contains(2L);
            assertThat(journal.lockCursor("another")).contains(0L);
        });
    }

    @Test
    void aCursorThatWasNotMovedStays() {
        transaction.executeWithoutResult(status -> {
            journal.lockCursor("lanes");
            journal.moveCursor("lanes", 2);
            status.setRollbackOnly();
        });

        transaction.executeWithoutResult(
                status -> assertThat(journal.lockCursor("lanes")).contains(0L));
    }

    @Test
    void oneInstanceFollowsAtATime() throws Exception {
        transaction.executeWithoutResult(status -> journal.lockCursor("lanes"));
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(1)) {
            Future<?> other = threads.submit(() -> transaction.executeWithoutResult(status -> {
                journal.lockCursor("lanes");
                locked.countDown();
                await(mayEnd);
            }));
            locked.await();

            transaction.executeWithoutResult(
                    status -> assertThat(journal.lockCursor("lanes")).isEmpty());
            mayEnd.countDown();
            other.get();
            transaction.executeWithoutResult(
                    status -> assertThat(journal.lockCursor("lanes")).contains(0L));
        }
    }

    @Test
    void aNewEpochIsAboveEveryOneKnownAndPositionsGoOn() {
        append(2);
        assertThat(journal.epoch()).isEqualTo(1);

        assertThat(journal.openEpochAbove(41)).isEqualTo(42);
        assertThat(journal.openEpochAbove(7)).isEqualTo(43);

        assertThat(journal.epoch()).isEqualTo(43);
        assertThat(append(1)).singleElement().satisfies(entry -> {
            assertThat(entry.position()).isEqualTo(3);
            assertThat(entry.epoch()).isEqualTo(43);
        });
    }
}
