package org.tidewaiter.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.demo.DatabaseSearch;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.demo.network.NodeProcess;

/**
 * Two national nodes, a gateway, the hub and their databases are killed at random moments while reports are handed in,
 * corrected, withdrawn, and moved out of the gateway's agreement and into it. {@code -Dtidewaiter.trial.kills} says how
 * often (2, and 50 with {@code -Dtidewaiter.trials=all}), {@code -Dtidewaiter.trial.reports} how many reports there are,
 * {@code -Dtidewaiter.trial.seed} repeats a choice of moments.
 */
class KillTrialTest {

    private static final int KILLS = Integer.getInteger("tidewaiter.trial.kills", TrialNetwork.LONG ? 50 : 2);
    private static final int REPORTS = Integer.getInteger("tidewaiter.trial.reports", TrialNetwork.LONG ? 20_000 : 150);
    private static final Duration DRAINED_WITHIN = Duration.ofMinutes(TrialNetwork.LONG ? 15 : 6);

    /** Who reports, by the node that takes its reports. */
    private static final Map<String, List<FiledCases.Kind>> AUTHORITIES = Map.of(
            DemoNetwork.ESTONIA, List.of(new FiledCases.Kind("EE", false)),
            DemoNetwork.UNITED_STATES, List.of(new FiledCases.Kind("US", false)),
            DemoNetwork.EUROPE, List.of(new FiledCases.Kind("PL", true), new FiledCases.Kind("EE", true)));

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void everythingIsAtTheHubOnceWhateverIsKilledAtWhateverMoment() throws Exception {
        long seed = Long.getLong(
                "tidewaiter.trial.seed", ThreadLocalRandom.current().nextLong());
        say("%d kills, %d reports, -Dtidewaiter.trial.seed=%d", KILLS, REPORTS, seed);
        Instant begin = Instant.now();
        List<DemoNetwork.Member> members =
                List.of(DemoNetwork.Member.estonia(), DemoNetwork.Member.unitedStates(), DemoNetwork.Member.europe());
        try (TrialNetwork network =
                TrialNetwork.prepare(folder, members, TrialPorts.free(4), TrialNetwork.QUICK_LANES)) {
            network.demo().start();
            Map<String, List<Filed>> filed = fileAndKill(network, seed);
            for (NodeProcess sender : network.senders()) {
                Drain.await(network, sender, DRAINED_WITHIN);
            }
            say("all settled after %d s", since(begin));
            for (NodeProcess sender : network.senders()) {
                Comparison comparison =
                        Comparison.of(network, sender.name(), filed.getOrDefault(sender.name(), List.of()));
                say("%s", comparison);
                assertThat(comparison.faults()).isEmpty();
            }
            assertWhatStaysIsNotAtTheHub(network);
            List<Filed> all = filed.values().stream().flatMap(List::stream).toList();
            assertThat(all).hasSizeGreaterThanOrEqualTo(REPORTS);
            assertThat(all).anyMatch(Filed::withdrawn).anyMatch(report -> report.version() > 1);
            say("compared after %d s", since(begin));
        }
    }

    private static void say(String words, Object... values) {
        System.out.printf(Locale.ROOT, "kill trial: " + words + "%n", values);
    }

    private static long since(Instant begin) {
        return Duration.between(begin, Instant.now()).toSeconds();
    }

    /** Reports come in as the kills go on, so that they are on their way at each of them. */
    private static Map<String, List<Filed>> fileAndKill(TrialNetwork network, long seed) throws Exception {
        Killer killer = new Killer(network, seed, System.out);
        int authorities = AUTHORITIES.values().stream().mapToInt(List::size).sum();
        int each = Math.ceilDiv(REPORTS, authorities);
        Map<Filing, String> filings = new LinkedHashMap<>();
        SplittableRandom seeds = new SplittableRandom(seed);
        Map<String, List<Filed>> filed = new TreeMap<>();
        try {
            for (NodeProcess node : network.senders()) {
                for (FiledCases.Kind kind : AUTHORITIES.getOrDefault(node.name(), List.of())) {
                    IntSupplier most = () -> (int) Math.min(each, each * (killer.kills() + 1L) / KILLS);
                    Filing filing = new Filing(client(network, node, kind), kind, seeds.nextLong(), most);
                    filings.put(filing, node.name());
                    filing.start();
                }
            }
            killer.kill(KILLS);
            killer.awaitAll();
            say("%s", killer.summary());
            for (Map.Entry<Filing, String> filing : filings.entrySet()) {
                filed.computeIfAbsent(filing.getValue(), any -> new ArrayList<>())
                        .addAll(filing.getKey().finish());
                say("%s: %s", filing.getValue(), filing.getKey().summary());
            }
        } finally {
            filings.keySet().forEach(Filing::close);
        }
        return filed;
    }

    private static PatientClient client(TrialNetwork network, NodeProcess node, FiledCases.Kind kind) {
        return node.name().equals(DemoNetwork.EUROPE)
                ? network.client(node.name(), kind.country() + "-CUSTOMS", "coordinator")
                : network.client(node.name(), "coordinator");
    }

    /** What only stood in goods outside the agreement is at the gateway, and nowhere at the hub. */
    private static void assertWhatStaysIsNotAtTheHub(TrialNetwork network) throws Exception {
        List<String> wanted = List.of(FiledCases.STAYS);
        assertThat(DatabaseSearch.in(network.demo().node(DemoNetwork.EUROPE).data(), wanted)
                        .places())
                .contains("registry.version.disclosures");
        assertThat(DatabaseSearch.in(network.hub().data(), wanted).places()).isEmpty();
    }
}
