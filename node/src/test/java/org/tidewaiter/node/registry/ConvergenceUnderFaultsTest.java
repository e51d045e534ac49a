package org.tidewaiter.node.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.node.delivery.IncomingVersions;

/**
 * Several holders of the same reports end in the same state, whatever befalls each: any order, repetition and part, forks,
 * hand-overs of the issuing node and forks across them, a relay that narrows, agreements narrowed in flight, supplements,
 * recalls, withdrawals, erasures, crashes, lost receipts, restores. Lasts {@value #SECONDS} seconds, and ten minutes with
 * {@code -Dtidewaiter.trials=all}; prints its seed, and takes one from {@code -Dtidewaiter.seed}.
 */
@HubRegistryTest
class ConvergenceUnderFaultsTest {

    private static final int SECONDS = 6;
    private static final Duration LASTS = "all".equals(System.getProperty("tidewaiter.trials"))
            ? Duration.ofMinutes(10)
            : Duration.ofSeconds(SECONDS);
    private static final int HOLDERS = 3;
    private static final int REPORTS = 4;

    private final Sender sender = Sender.ofCasesApart();
    private final Sender successor = Sender.ofCasesApart("EE2");

    @Autowired
    IncomingVersions incoming;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DSLContext sql;

    @Autowired
    TestClock clock;

    @Autowired
    Store store;

    @Test
    void allHoldersEndInTheSameStateAndAnswerWithTheFirstAcceptance() {
        long seed = Long.getLong("tidewaiter.seed", ThreadLocalRandom.current().nextLong());
        System.out.println("convergence under faults: -Dtidewaiter.seed=" + seed);
        Random random = new Random(seed);
        Map<String, Integer> faults = new TreeMap<>();
        Instant end = Instant.now().plus(LASTS);
        int networks = 0;
        long erased = 0;
        while (networks < 2 || Instant.now().isBefore(end)) {
            List<MadeHistory> histories = Stream.generate(() -> MadeHistory.of(sender, successor, random))
                    .limit(REPORTS)
                    .toList();
            boolean relayed = random.nextBoolean();
            boolean narrows = networks % 2 == 0;
            HolderUnderFaults undisturbed = holder(random, relayed, false, faults);
            undisturbed.runInOrder(histories);
            String expected = narrows ? stateOfTobacco() : state();
            for (int i = 0; i < HOLDERS; i++) {
                HolderUnderFaults holder = holder(random, relayed, narrows, faults);
                holder.run(histories);
                assertThat(narrows ? stateOfTobacco() : state())
                        .as("network %d, holder %d of %s", networks, i, histories)
                        .isEqualTo(expected);
                holder.receipts().forEach(this::assertStands);
                if (narrows) {
                    assertNothingElseWasTaken(holder.takenWhole());
                }
                histories.stream().filter(MadeHistory::isErased).forEach(this::assertNothingIsLeft);
                erased += histories.stream().filter(MadeHistory::isErased).count();
            }
            networks++;
        }
        System.out.println(
                "convergence under faults: " + networks + " networks, " + erased + " erasures at holders, " + faults);
        assertThat(faults).containsKeys("crashed", "narrowed while under way", "receipt lost", "repeated", "restored");
    }

    private HolderUnderFaults holder(Random random, boolean relayed, boolean narrows, Map<String, Integer> faults) {
        store.reset();
        return new HolderUnderFaults(
                incoming, transaction, new Backup(sql, transaction), clock, random, relayed, narrows, faults);
    }

    /** What a holder has signed once it says again, if it still holds the version. */
    private void assertStands(Digest digest, Outcome.AlreadyAccepted receipt) {
        sql.resultQuery("select position, receipt_id from registry.version where digest = ?", digest.text())
                .forEach(row -> {
                    assertThat(row.get("receipt_id")).isEqualTo(receipt.receipt());
                    assertThat(row.get("position")).isEqualTo(receipt.position());
                });
    }

    /** What a restore has brought back of an erased report is destroyed again. */
    private void assertNothingIsLeft(MadeHistory history) {
        UUID number = history.identity().number();
        assertThat(sql.resultQuery("""
                        select (select coalesce(sum(cardinality(v.disclosures)), 0)
                                  from registry.version v join registry.report r on r.id = v.report_id where r.number = ?)
                             + (select coalesce(sum(cardinality(w.disclosures)), 0)
                                  from registry.way w join registry.report r on r.id = w.report_id where r.number = ?)
                             + (select count(*)
                                  from registry.goods_line g join registry.report r on r.id = g.report_id where r.number = ?)
                             + (select count(*) from registry.damaged_version where number = ?)
                        """, number, number, number, number).fetchSingle(0, Integer.class))
                .as("parts left of %s", history)
                .isZero();
    }

    /** What came after an agreement was narrowed came narrowed; what had come before stays. */
    private void assertNothingElseWasTaken(Set<Digest> whole) {
        sql.resultQuery("select digest, disclosures from registry.version").forEach(row -> {
            if (!whole.contains(Digest.parse(row.get("digest", String.class)))) {
                assertThat(row.get("disclosures", String[].class))
                        .extracting(encoded -> DisclosedContent.part(encoded).name())
                        .doesNotContainAnyElementsOf(Narrow.BESIDE_TOBACCO);
            }
        });
    }

    /** What all see who may be told of the tobacco alone, also where some were told more before. */
    private String stateOfTobacco() {
        return store.value("""
                        select coalesce(string_agg(concat_ws('|', r.originator, r.number, r.state, r.version, r.digest,
                                   case when r.state <> 'WITHDRAWN' then
                                       (select jsonb_agg(to_jsonb(g) - 'report_id' order by g.line)
                                          from registry.goods_line g
                                         where g.report_id = r.id and g.category = 'TOBACCO') end),
                                   E'\\n' order by r.number), '-')
                          from registry.report r where r.state <> 'RECALLED'
                        """).toString();
    }

    /** What everybody sees, from whomever it came: of a report that was taken back nothing, of a withdrawn one that it is. */
    private String state() {
        return store.value("""
                        select coalesce(string_agg(case when r.state = 'WITHDRAWN'
                                   then concat_ws('|', r.originator, r.number, r.state, r.version, r.digest)
                                   else concat_ws('|',
                                        to_jsonb(r) - 'id' - 'record' - 'source' - 'recorded_at' - 'changed_at' - 'released_at',
                                        (select jsonb_agg(to_jsonb(g) - 'report_id' order by g.line)
                                           from registry.goods_line g where g.report_id = r.id)) end,
                                   E'\\n' order by r.number), '-')
                          from registry.report r where r.state <> 'RECALLED'
                        """).toString();
    }
}
