package org.tidewaiter.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.demo.network.NodeProcess;
import org.tidewaiter.trials.NamedStep.Moment;

/**
 * Two instances of one national node on one database. The one that owns the lane to the hub is stopped past its lease, once
 * with a dispatch on its way and once in the middle of a transaction, and woken when the other has taken over.
 */
@EnabledIfSystemProperty(named = "tidewaiter.trials", matches = "all")
class TwoInstancesTrialTest {

    private static final int REPORTS = 40;
    private static final Duration SOON = Duration.ofMinutes(3);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void anInstanceThatIsStoppedPastItsLeaseAndWokenWhileSendingWritesNothingMoreAndNothingIsTwice() throws Exception {
        long seed = ThreadLocalRandom.current().nextLong();
        Map<String, Object> settings = new HashMap<>(TrialNetwork.QUICK_LANES);
        settings.put("tidewaiter.lanes.lease", "5s");
        settings.put("spring.datasource.hikari.connection-init-sql", "set idle_in_transaction_session_timeout = '15s'");
        try (TrialNetwork network = TrialNetwork.prepare(folder, TrialPorts.free(2), settings)) {
            network.demo().start();
            NodeProcess first = network.national();
            plant(network);
            AtomicInteger most = new AtomicInteger();
            try (NodeProcess second = SecondInstance.of(
                    network, first, folder.resolve("second"), TrialPorts.free(1).getFirst())) {
                second.start();
                second.awaitReady(TrialNetwork.READY);
                PatientClient client =
                        new PatientClient(second.url(), network.demo().token(DemoNetwork.ESTONIA, "coordinator"));
                List<Filed> filed;
                try (Filing filing = new Filing(client, new FiledCases.Kind("EE", false), seed, most::get)) {
                    filing.start();
                    stopWithADispatchOnItsWay(network, first, second, most);
                    stopInATransaction(network, first, second, most);
                    filed = filing.finish();
                }
                Drain.await(network, first, SOON);
                Comparison comparison = Comparison.of(network, DemoNetwork.ESTONIA, filed);
                say("%s", comparison);
                assertThat(comparison.faults()).isEmpty();
                assertThat(filed).hasSizeGreaterThanOrEqualTo(2 * REPORTS - 1);
            }
        }
    }

    private static void plant(TrialNetwork network) throws Exception {
        for (NodeProcess node : network.demo().nodes()) {
            try (Connection database = network.database(node.name())) {
                Snare.plant(database, node.name());
            }
        }
    }

    /** The hub accepts and answers, and nobody reads the answer before the lane has another owner. */
    private static void stopWithADispatchOnItsWay(
            TrialNetwork network, NodeProcess owner, NodeProcess other, AtomicInteger most) throws Exception {
        try (Connection database = network.nationalDatabase()) {
            await("the first owns the lane", () -> owns(database, owner));
            long fence = fence(database);
            try (Snare snare = new Snare(network.hubDatabase())) {
                snare.arm(NamedStep.RECEIVE, Moment.BEFORE);
                most.addAndGet(REPORTS);
                assertThat(snare.awaitCaught(SOON)).isTrue();
                Signals.stop(owner);
                snare.disarm();
            }
            await("the second has taken over", () -> owns(database, other));
            String delivered =
                    "select count(*) from delivery.dispatch_sent where receipt_id is not null and fence > " + fence;
            await("the second delivers", () -> Table.number(database, delivered) > 0);
            String settled =
                    "select count(*) from delivery.dispatch_sent where receipt_id is not null and fence = " + fence;
            long before = Table.number(database, settled);
            Signals.goOn(owner);
            await("the woken one knows", () -> Files.readString(owner.log()).contains("was claimed by another"));
            assertThat(Table.number(database, settled)).isEqualTo(before);
            assertThat(fence(database)).isGreaterThan(fence);
            say("woken with a dispatch on its way: lane claimed %d times", fence(database));
        }
    }

    /** The row of the lane is locked by who is stopped; the database ends its transaction in time. */
    private static void stopInATransaction(
            TrialNetwork network, NodeProcess first, NodeProcess second, AtomicInteger most) throws Exception {
        try (Connection database = network.nationalDatabase()) {
            NodeProcess owner = owns(database, first) ? first : second;
            NodeProcess other = owner == first ? second : first;
            try (Snare snare = new Snare(network.nationalDatabase())) {
                snare.arm(NamedStep.SEND, Moment.BEFORE);
                most.addAndGet(REPORTS);
                assertThat(snare.awaitCaught(SOON)).isTrue();
                Signals.stop(owner);
                snare.disarm();
            }
            await("the other has taken over again", () -> owns(database, other));
            Signals.goOn(owner);
            say("woken in a transaction: lane claimed %d times", fence(database));
        }
    }

    private static boolean owns(Connection database, NodeProcess instance) throws Exception {
        String id = SecondInstance.idOf(instance);
        return Table.number(database, "select count(*) from delivery.lane where owner = '" + id + "'") == 1;
    }

    private static long fence(Connection database) throws Exception {
        return Table.number(database, "select max(fence) from delivery.lane");
    }

    private static void await(String what, Callable<Boolean> holds) throws Exception {
        Instant deadline = Instant.now().plus(SOON);
        while (!holds.call()) {
            assertThat(Instant.now()).as(what).isBefore(deadline);
            Thread.sleep(100);
        }
    }

    private static void say(String words, Object... values) {
        System.out.printf(Locale.ROOT, "two instances: " + words + "%n", values);
    }
}
