package org.tidewaiter.node.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.exchange.log.ConsistencyProof;
import org.tidewaiter.exchange.log.GrowingTree;
import org.tidewaiter.exchange.log.InclusionProof;
import org.tidewaiter.exchange.log.LogDamagedException;
import org.tidewaiter.exchange.log.LogEntry;
import org.tidewaiter.exchange.log.LogPoint;
import org.tidewaiter.exchange.log.TreeHash;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.registry.NationalRegistryTest;

@NationalRegistryTest
class LedgerTest {

    private static final Digest SOME = Digest.sha256(new byte[] {1});
    private static final Instant AT = Instant.parse("2026-05-03T10:15:32.001Z");

    @Autowired
    Ledger ledger;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DSLContext sql;

    @BeforeEach
    void reset() {
        sql.execute("truncate ledger.entry, ledger.hash, ledger.closed");
        sql.execute("update ledger.head set epoch = 1, size = 0, peaks = ''");
    }

    /** Of a number that RFC 9562 calls version 7. */
    private static UUID number(long at) {
        return new UUID(0x0197b1f0_7c1e_7000L, 0x8e21_3f2b_0000_0000L + at);
    }

    private static List<LogEntry> entries(int from, int to) {
        List<LogEntry> entries = new ArrayList<>();
        for (int at = from; at < to; at++) {
            entries.add(new LogEntry(
                    LogEntry.Kind.ACCEPTED, new ReportIdentity("EE-CUSTOMS", number(at)), 1, SOME, SOME, "EE", AT));
        }
        return entries;
    }

    private LedgerGrowth append(List<LogEntry> entries) {
        return Objects.requireNonNull(transaction.execute(status -> ledger.append(entries)));
    }

    @Test
    void growsToTheRootOfAllItsEntries() {
        append(entries(0, 3));
        append(entries(3, 11));
        LedgerGrowth last = append(entries(11, 12));

        GrowingTree tree = new GrowingTree();
        entries(0, 12).forEach(entry -> tree.append(entry.hash()));
        assertThat(ledger.head().point()).isEqualTo(new LogPoint(1, 12, tree.root()));
        assertThat(last.head()).isEqualTo(ledger.head());
        assertThat(last.first()).isEqualTo(11);
    }

    @Test
    void provesOldAndNewEntriesTogether() {
        append(entries(0, 300));
        LedgerGrowth growth = append(entries(300, 800));

        TreeMap<Long, Digest> leaves = new TreeMap<>();
        for (int at : new int[] {0, 7, 299, 300, 555, 799}) {
            leaves.put((long) at, entries(at, at + 1).getFirst().hash());
        }
        List<Digest> proof = ledger.inclusion(new TreeSet<>(leaves.keySet()), growth);

        LogPoint point = growth.head().point();
        assertThat(InclusionProof.proves(leaves, point.size(), proof, point.root()))
                .isTrue();
    }

    @Test
    void aNewBatchIsProvenWithoutReadingAnyHash() {
        append(entries(0, 300));
        LedgerGrowth growth = append(entries(300, 800));
        sql.execute("truncate ledger.hash");

        List<Digest> proof = ledger.inclusion(
                new TreeSet<>(LongStream.range(300, 800).boxed().toList()), growth);

        assertThat(proof).hasSize(Long.bitCount(300));
    }

    @Test
    void provesThatItOnlyGrew() {
        List<LogPoint> points = new ArrayList<>();
        for (int at = 0; at < 40; at += 4) {
            points.add(append(entries(at, at + 4)).head().point());
        }
        for (LogPoint older : points) {
            for (LogPoint newer : points) {
                if (older.size() <= newer.size()) {
                    assertThat(ConsistencyProof.proves(older, newer, ledger.consistency(1, older.size(), newer.size())))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void provesNothingOfASizeOrEpochItNeverHad() {
        append(entries(0, 4));

        assertThatThrownBy(() -> ledger.consistency(1, 2, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ledger.consistency(1, 4, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ledger.consistency(2, 2, 4)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aHashThatIsGoneIsMissed() {
        append(entries(0, 40));
        sql.execute("delete from ledger.hash where place = 2 * 33");

        assertThatThrownBy(() -> ledger.consistency(1, 33, 40)).isInstanceOf(LogDamagedException.class);
    }

    @Test
    void findsWhatItSaysOfAReport() {
        append(entries(0, 10));

        assertThat(ledger.about(List.of(number(7), number(99))))
                .containsExactly(new LedgerEntry(7, entries(7, 8).getFirst()));
        assertThat(ledger.about(List.of())).isEmpty();
    }

    @Test
    void appendsOnlyWithinATransactionOfItsCaller() {
        assertThatThrownBy(() -> ledger.append(entries(0, 1))).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void aTransactionThatFailsLeavesNothing() {
        LogPoint before = append(entries(0, 5)).head().point();
        transaction.executeWithoutResult(status -> {
            ledger.append(entries(5, 9));
            status.setRollbackOnly();
        });

        assertThat(ledger.head().point()).isEqualTo(before);
        assertThat(append(entries(9, 10)).first()).isEqualTo(5);
    }

    @Test
    void aNewEpochBeginsEmptyAndNamesWhatPartnersKnewOfTheOneBefore() {
        append(entries(0, 5));
        LogPoint presented = new LogPoint(1, 9, SOME);

        LedgerHead opened = transaction.execute(status -> ledger.openEpoch(List.of(presented)));

        assertThat(opened).isEqualTo(new LedgerHead(new LogPoint(2, 0, TreeHash.EMPTY), List.of(presented)));
        assertThat(append(entries(0, 2)).first()).isZero();
        assertThat(ledger.about(List.of(number(1)))).hasSize(1);
    }

    @Test
    void placesFollowTheOrderOfCommits() throws Exception {
        CountDownLatch appended = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            Future<LedgerGrowth> slow = threads.submit(() -> transaction.execute(status -> {
                LedgerGrowth growth = ledger.append(entries(0, 3));
                appended.countDown();
                try {
                    mayCommit.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return growth;
            }));
            appended.await();
            Future<LedgerGrowth> quick = threads.submit(() -> append(entries(3, 4)));
            assertThat(quick.isDone()).isFalse();
            mayCommit.countDown();

            assertThat(slow.get().first()).isZero();
            assertThat(quick.get().first()).isEqualTo(3);
        }
    }
}
