package org.tidewaiter.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A national node, the hub and their databases are killed at random moments while reports are handed in, corrected and
 * withdrawn. {@code -Dtidewaiter.trial.kills} says how often (8, and 30 with {@code -Dtidewaiter.trials=all}), {@code
 * -Dtidewaiter.trial.seed} repeats a choice of moments.
 */
class KillTrialTest {

    private static final int KILLS = Integer.getInteger("tidewaiter.trial.kills", TrialNetwork.LONG ? 30 : 8);
    private static final Duration DRAINED_WITHIN = Duration.ofMinutes(3);

    private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1", "-Xmx320m");
    private static final Map<String, Object> QUICK_LANES = Map.of(
            "tidewaiter.lanes.lease", "2s",
            "tidewaiter.lanes.look", "200ms",
            "tidewaiter.lanes.first-retry", "100ms",
            "tidewaiter.lanes.longest-retry", "1s",
            "tidewaiter.lanes.longest-postponement", "2s",
            "spring.datasource.hikari.connection-timeout", "3000");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void everythingIsAtTheHubOnceWhateverIsKilledAtWhateverMoment() throws Exception {
        long seed = Long.getLong(
                "tidewaiter.trial.seed", ThreadLocalRandom.current().nextLong());
        System.out.println("kill trial: " + KILLS + " kills, -Dtidewaiter.trial.seed=" + seed);
        Instant begin = Instant.now();
        try (TrialNetwork network = TrialNetwork.prepare(folder, QUICK_START, TrialNetwork.ports(2), QUICK_LANES)) {
            network.demo().start();
            List<Filed> filed;
            try (Filing filing = new Filing(network, seed)) {
                filing.start();
                Killer killer = new Killer(network, seed, System.out);
                killer.kill(KILLS);
                killer.awaitAll();
                filed = filing.finish();
                System.out.println("kill trial: " + killer.summary() + "; " + filing.summary());
            }
            awaitDrained(network);
            Comparison comparison = Comparison.of(network, filed);
            System.out.printf(
                    "kill trial: %s, in %d s%n",
                    comparison, Duration.between(begin, Instant.now()).toSeconds());
            assertThat(comparison.faults()).isEmpty();
            assertThat(filed).hasSizeGreaterThan(KILLS);
            assertThat(filed).anyMatch(Filed::withdrawn).anyMatch(report -> report.version() > 1);
        }
    }

    private static void awaitDrained(TrialNetwork network) throws Exception {
        network.national().awaitHealthy(TrialNetwork.READY);
        Instant deadline = Instant.now().plus(DRAINED_WITHIN);
        try (Connection national = network.nationalDatabase()) {
            for (List<String> left = left(national); !left.isEmpty(); left = left(national)) {
                assertThat(Instant.now()).as("still on its way: %s", left).isBefore(deadline);
                Thread.sleep(Duration.ofMillis(100));
            }
        }
    }

    /** What has not left the national node yet. */
    private static List<String> left(Connection national) throws SQLException {
        List<String> left = new ArrayList<>();
        Map<String, String> counts = Map.of(
                "released, not signed", "select count(*) from registry.revision where state = 'RELEASED'",
                "waiting", "select count(*) from delivery.item where state in ('WAITING', 'HELD')",
                "not followed",
                        "select h.position - coalesce((select max(position) from journal.follower), 0) from journal.head h");
        for (Map.Entry<String, String> count : counts.entrySet()) {
            long number = Table.number(national, count.getValue());
            if (number != 0) {
                left.add(number + " " + count.getKey());
            }
        }
        return left;
    }
}
