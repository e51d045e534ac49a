package org.tidewaiter.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.demo.network.NodeProcess;
import org.tidewaiter.demo.network.Ports;
import org.tidewaiter.trials.NamedStep.Moment;

/**
 * Two instances of the hub on one database, behind one address. The one that answers is stopped while it takes a dispatch in,
 * after its transaction is on disk and, with {@code -Dtidewaiter.trials=all}, also before; the address leads to the other from
 * then on, and the stopped one wakes late.
 */
class HubFailoverTrialTest {

    private static final int REPORTS = TrialNetwork.LONG ? 40 : 15;
    private static final Duration SOON = Duration.ofMinutes(2);
    /** A withdrawal passes content whose dispatch came to nothing; the hub refuses that content when it comes after all. */
    private static final String PASSED_BY_A_WITHDRAWAL = "the hub has refused something";

    private static final String NOT_ACCEPTED =
            "select count(*) from delivery.item where state in ('REFUSED', 'CONFLICT')";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void whileADispatchIsTakenInTheOtherInstanceTakesOverAndNothingIsLostAndNothingIsTwice() throws Exception {
        long seed = Long.getLong(
                "tidewaiter.trial.seed", ThreadLocalRandom.current().nextLong());
        say("-Dtidewaiter.trial.seed=%d", seed);
        Map<String, Object> settings = new HashMap<>(TrialNetwork.QUICK_LANES);
        settings.put("tidewaiter.lanes.answer-within", "3s");
        settings.put("spring.datasource.hikari.connection-init-sql", "set idle_in_transaction_session_timeout = '5s'");
        List<Ports> ports = TrialPorts.free(4);
        int address = ports.get(2).exchange();
        try (TrialNetwork network = TrialNetwork.prepare(
                        folder,
                        List.of(DemoNetwork.Member.estonia()),
                        ports.subList(0, 2),
                        settings,
                        Map.of(
                                DemoNetwork.ESTONIA,
                                Map.of("tidewaiter.partners[0].url", "https://127.0.0.1:" + address)));
                SwitchedLine line = new SwitchedLine(address, ports.getFirst().exchange())) {
            network.demo().start();
            NodeProcess first = network.hub();
            try (Connection hub = network.hubDatabase()) {
                Snare.plant(hub, DemoNetwork.HUB);
            }
            try (NodeProcess second = SecondInstance.of(network, first, folder.resolve("second"), ports.getLast())) {
                second.start();
                second.awaitReady(TrialNetwork.READY);
                AtomicInteger most = new AtomicInteger();
                List<Filed> filed;
                try (Filing filing = new Filing(
                        network.client(DemoNetwork.ESTONIA, "coordinator"),
                        new FiledCases.Kind("EE", false),
                        seed,
                        most::get)) {
                    filing.start();
                    failOver(network, line, NamedStep.RECEIPT, Moment.COMMITTED, first, second, most);
                    if (TrialNetwork.LONG) {
                        failOver(network, line, NamedStep.RECEIVE, Moment.BEFORE, second, first, most);
                    }
                    filed = filing.finish();
                }
                Drain.await(network, network.national(), SOON);
                Comparison comparison = Comparison.of(network, DemoNetwork.ESTONIA, filed);
                say("%s", comparison);
                assertThat(comparison.faults()).isSubsetOf(PASSED_BY_A_WITHDRAWAL);
                assertThat(comparison.acceptedUnheard())
                        .as("versions whose acceptance was not heard at once")
                        .isPositive();
                assertThat(filed).hasSizeGreaterThanOrEqualTo(most.get() - 1);
            }
            try (Connection national = network.nationalDatabase()) {
                assertThat(Table.number(national, NOT_ACCEPTED)).isZero();
            }
        }
    }

    private static void failOver(
            TrialNetwork network,
            SwitchedLine line,
            NamedStep step,
            Moment moment,
            NodeProcess answers,
            NodeProcess other,
            AtomicInteger most)
            throws Exception {
        long begin = System.nanoTime();
        try (Snare snare = new Snare(network.hubDatabase())) {
            snare.arm(step, moment);
            most.addAndGet(REPORTS);
            assertThat(snare.awaitCaught(SOON)).isTrue();
            Signals.stop(answers);
            snare.disarm();
        }
        line.leadsTo(other.description().ports().exchange());
        try {
            Drain.await(network, network.national(), SOON);
            say("%s: the other took over and all was delivered after %d ms", step.name(moment), since(begin));
        } finally {
            Signals.goOn(answers);
        }
    }

    private static long since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toMillis();
    }

    private static void say(String words, Object... values) {
        System.out.printf(Locale.ROOT, "hub failover: " + words + "%n", values);
    }
}
