package org.tidewaiter.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.demo.DemoNetwork;

/**
 * A national node and the hub are killed at every named step of a report's way, while reports are handed in, corrected and
 * withdrawn. {@code -Dtidewaiter.trial.kills} says how often (3, and 1,000 with {@code -Dtidewaiter.trials=all}),
 * {@code -Dtidewaiter.trial.seed} repeats an order of steps.
 */
class StepKillTrialTest {

    private static final int KILLS = Integer.getInteger("tidewaiter.trial.kills", TrialNetwork.LONG ? 1_000 : 3);
    private static final int REPORTS_A_DEATH = 30;
    private static final Duration DRAINED_WITHIN = Duration.ofMinutes(TrialNetwork.LONG ? 15 : 5);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void nothingIsLostAndNothingIsTwiceWhicheverNamedStepAKillInterrupts() throws Exception {
        long seed = Long.getLong(
                "tidewaiter.trial.seed", ThreadLocalRandom.current().nextLong());
        say("%d kills, -Dtidewaiter.trial.seed=%d", KILLS, seed);
        Instant begin = Instant.now();
        AtomicInteger most = new AtomicInteger();
        try (TrialNetwork network = TrialNetwork.prepare(folder, TrialPorts.free(2), TrialNetwork.QUICK_LANES)) {
            network.demo().start();
            FiledCases.Kind kind = new FiledCases.Kind("EE", false);
            StepKiller killer = new StepKiller(network, seed, () -> most.addAndGet(REPORTS_A_DEATH), System.out);
            killer.plant();
            List<Filed> filed;
            try (Filing filing =
                    new Filing(network.client(DemoNetwork.ESTONIA, "coordinator"), kind, seed, most::get)) {
                filing.start();
                killer.kill(KILLS);
                say("%s", killer.summary());
                filed = filing.finish();
                say("%s", filing.summary());
            }
            Drain.await(network, network.national(), DRAINED_WITHIN);
            Comparison comparison = Comparison.of(network, DemoNetwork.ESTONIA, filed);
            say("%s", comparison);
            assertThat(comparison.faults()).isEmpty();
            assertThat(killer.kills()).isGreaterThanOrEqualTo(KILLS);
            assertThat(filed).hasSizeGreaterThanOrEqualTo(most.get() - REPORTS_A_DEATH);
            say("compared after %d s", Duration.between(begin, Instant.now()).toSeconds());
        }
    }

    private static void say(String words, Object... values) {
        System.out.printf(Locale.ROOT, "kills at named steps: " + words + "%n", values);
    }
}
