package org.tidewaiter.node.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.exchange.log.ConsistencyProof;
import org.tidewaiter.exchange.log.InclusionProof;
import org.tidewaiter.exchange.log.LogEntry;
import org.tidewaiter.exchange.log.LogPoint;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.registry.NationalRegistryTest;

/**
 * What appending and proving cost in a log of millions of entries. Prints it; {@code -Dtidewaiter.ledger.entries} says how
 * many.
 */
@NationalRegistryTest
@EnabledIfSystemProperty(named = "tidewaiter.trials", matches = "all")
class LedgerScaleTest {

    private static final int BATCH = 500;
    private static final int RUNS = 40;
    private static final int LEVELS = 40;
    private static final Digest SOME = Digest.sha256(new byte[] {1});
    private static final Instant AT = Instant.parse("2026-05-03T10:15:32.001Z");

    @Autowired
    Ledger ledger;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DSLContext sql;

    private final SplittableRandom random = new SplittableRandom(7);

    @AfterEach
    void empty() {
        sql.execute("truncate ledger.entry, ledger.hash");
        sql.execute("update ledger.head set epoch = 1, size = 0, peaks = ''");
    }

    /** The hashes of a log of made-up entries, level by level; the entries themselves are not needed. */
    private void fill(long entries) {
        sql.execute("truncate ledger.entry, ledger.hash");
        sql.execute("""
                insert into ledger.hash (epoch, place, hash)
                select 1, 2 * i, sha256(decode(lpad(to_hex(i), 18, '0'), 'hex')) from generate_series(0, ? - 1) as i
                """, entries);
        for (int level = 1; level < LEVELS && entries >> level > 0; level++) {
            long step = 1L << level;
            sql.execute(
                    """
                    insert into ledger.hash (epoch, place, hash)
                    select 1, i * ? + ?, sha256('\\x01'::bytea || l.hash || r.hash)
                      from generate_series(0, ? - 1) as i
                      join ledger.hash l on l.epoch = 1 and l.place = i * ? + ?
                      join ledger.hash r on r.epoch = 1 and r.place = i * ? + ?
                    """, 2 * step, step - 1, entries >> level, 2 * step, step / 2 - 1, 2 * step, step / 2 - 1 + step);
        }
        sql.execute("""
                update ledger.head
                   set size = ?,
                       peaks = (select string_agg(h.hash, '' order by level desc)
                                  from generate_series(0, 40) as level
                                  join ledger.hash h
                                    on h.epoch = 1
                                   and h.place = ((cast(? as bigint) >> level) - 1) * (2::bigint << level)
                                                 + (1::bigint << level) - 1
                                 where (cast(? as bigint) >> level) & 1 = 1)
                """, entries, entries, entries);
        sql.execute("analyze ledger.hash");
    }

    private List<LogEntry> entries(int count) {
        List<LogEntry> entries = new ArrayList<>(count);
        for (int at = 0; at < count; at++) {
            UUID number = new UUID(
                    random.nextLong() & ~0xF000L | 0x7000L,
                    random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | Long.MIN_VALUE);
            entries.add(new LogEntry(
                    LogEntry.Kind.ACCEPTED, new ReportIdentity("EE-CUSTOMS", number), 1, SOME, SOME, "EE", AT));
        }
        return entries;
    }

    private LedgerGrowth append(int count) {
        List<LogEntry> entries = entries(count);
        return Objects.requireNonNull(transaction.execute(status -> ledger.append(entries)));
    }

    private interface Work {
        void run();
    }

    private static String median(Work work) {
        long[] took = new long[RUNS];
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            work.run();
            took[run] = System.nanoTime() - start;
        }
        Arrays.sort(took);
        return took[RUNS / 2] / 1_000 + " µs, at most " + took[RUNS - 1] / 1_000;
    }

    @Test
    void proofsStayCheapInALogOfMillions() {
        long size = Long.getLong("tidewaiter.ledger.entries", 10_000_000);
        fill(size);
        LogPoint filled = ledger.head().point();

        System.out.println("a log of " + size + " entries; median of " + RUNS + ":");
        System.out.println("appending " + BATCH + ": " + median(() -> append(BATCH)));
        System.out.println("appending one: " + median(() -> append(1)));
        LedgerGrowth growth = append(BATCH);
        TreeSet<Long> fresh = new TreeSet<>(
                LongStream.range(growth.first(), growth.head().point().size())
                        .boxed()
                        .toList());
        System.out.println("proving the " + BATCH + " just appended: "
                + median(() -> ledger.inclusion(fresh, growth)) + "; hashes: "
                + ledger.inclusion(fresh, growth).size());
        TreeSet<Long> scattered = new TreeSet<>();
        while (scattered.size() < BATCH) {
            scattered.add(random.nextLong(size));
        }
        System.out.println("proving " + BATCH + " scattered ones: "
                + median(() -> ledger.inclusion(scattered, growth)) + "; hashes: "
                + ledger.inclusion(scattered, growth).size());
        long now = growth.head().point().size();
        System.out.println(
                "proving consistency: " + median(() -> ledger.consistency(1, random.nextLong(1, size), now)));
        System.out.println("bytes of hashes with their index: "
                + sql.fetchSingle("select pg_total_relation_size('ledger.hash')")
                        .get(0));

        assertThat(ConsistencyProof.proves(filled, growth.head().point(), ledger.consistency(1, filled.size(), now)))
                .isTrue();
        assertThat(InclusionProof.proves(
                        leaves(scattered),
                        now,
                        ledger.inclusion(scattered, growth),
                        growth.head().point().root()))
                .isTrue();
    }

    private TreeMap<Long, Digest> leaves(TreeSet<Long> indexes) {
        TreeMap<Long, Digest> leaves = new TreeMap<>();
        indexes.forEach(index -> leaves.put(index, Digest.of((byte[]) Objects.requireNonNull(
                sql.fetchSingle("select hash from ledger.hash where epoch = 1 and place = ?", 2 * index)
                        .get(0)))));
        return leaves;
    }
}
