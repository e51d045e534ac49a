package org.tidewaiter.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.demo.Peering;
import org.tidewaiter.demo.network.Ports;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.report.Submission;
import org.tidewaiter.report.generated.GeneratedCases;
import org.tidewaiter.trials.BadLine.Fault;
import tools.jackson.databind.JsonNode;

/**
 * One of two national nodes has a line to the hub on which everything goes wrong that can, in random order from a printed
 * seed, which {@code -Dtidewaiter.trial.seed} repeats. It claims no delivery that no receipt proves, the other node notices
 * nothing, and when the line is well again all is at the hub once without anybody's doing.
 */
class BadLineTrialTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration AS_EVER = Duration.ofSeconds(10);
    private static final Map<String, Object> QUICK_LANES = Map.of(
            "tidewaiter.lanes.look", "200ms",
            "tidewaiter.lanes.first-retry", "100ms",
            "tidewaiter.lanes.longest-retry", "500ms",
            "tidewaiter.lanes.longest-postponement", "1s",
            "tidewaiter.lanes.answer-within", "2s");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private final List<String> filed = new ArrayList<>();
    private final Map<String, GeneratedCases> cases = new HashMap<>();

    @Test
    void whateverTheLineDoesNothingIsLostOrClaimedAndTheOthersNoticeNothing() throws Exception {
        long seed = Long.getLong("tidewaiter.trial.seed", System.nanoTime());
        System.out.printf(Locale.ROOT, "bad line trial: -Dtidewaiter.trial.seed=%d%n", seed);
        List<Fault> faults = new ArrayList<>(EnumSet.complementOf(EnumSet.of(Fault.NONE)));
        Collections.shuffle(faults, new Random(seed));
        cases.put(DemoNetwork.ESTONIA, new GeneratedCases(seed, LocalDate.now(), Set.of(DemoNetwork.ESTONIA)));
        cases.put(
                DemoNetwork.UNITED_STATES,
                new GeneratedCases(seed, LocalDate.now(), Set.of(DemoNetwork.UNITED_STATES)));
        List<Ports> ports = TrialPorts.free(4);
        int linePort = ports.getLast().exchange();
        NodeIdentity estonia = identity(DemoNetwork.ESTONIA);
        NodeIdentity hub = identity(DemoNetwork.HUB);
        try (TrialNetwork network = TrialNetwork.prepare(
                        folder,
                        List.of(DemoNetwork.Member.estonia(), DemoNetwork.Member.unitedStates()),
                        ports.subList(0, 3),
                        QUICK_LANES,
                        Map.of(
                                DemoNetwork.ESTONIA,
                                Map.of("tidewaiter.partners[0].url", "https://127.0.0.1:" + linePort)));
                BadLine line = new BadLine(
                        linePort,
                        estonia,
                        hub,
                        URI.create("https://127.0.0.1:" + ports.getFirst().exchange()))) {
            network.demo().start();
            try (PatientClient here = network.client(DemoNetwork.ESTONIA, "coordinator");
                    PatientClient other = network.client(DemoNetwork.UNITED_STATES, "coordinator")) {
                await(here, file(here, DemoNetwork.ESTONIA), "DELIVERED", SOON);
                await(other, file(other, DemoNetwork.UNITED_STATES), "DELIVERED", SOON);
                for (Fault fault : faults) {
                    suffer(fault, line, here, other);
                }
            }
            assertAllIsThereOnce(network);
        }
    }

    private NodeIdentity identity(String node) throws Exception {
        Path data = Files.createDirectories(folder.resolve(node).resolve("data"));
        return new Peering(Clock.systemUTC()).identity(node, data);
    }

    private void suffer(Fault fault, BadLine line, PatientClient here, PatientClient other) throws Exception {
        Instant start = Instant.now();
        line.becomes(fault);
        String report = file(here, DemoNetwork.ESTONIA);
        await(other, file(other, DemoNetwork.UNITED_STATES), "DELIVERED", AS_EVER);
        until(() -> line.met() > 0, "a dispatch met " + fault);
        if (fault.delivers()) {
            await(here, report, "DELIVERED", SOON);
        } else {
            until(() -> trouble(here).isObject(), "the lane says that something is wrong: " + fault);
            assertThat(state(here, report)).as("while %s", fault).isIn("WAITING", "IN_FLIGHT");
        }
        line.becomes(Fault.NONE);
        await(here, report, "DELIVERED", SOON);
        until(() -> !trouble(here).isObject(), "the lane is well after " + fault);
        System.out.printf(
                Locale.ROOT,
                "bad line trial: %s suffered and over after %d ms%n",
                fault,
                Duration.between(start, Instant.now()).toMillis());
    }

    private String file(PatientClient node, String country) throws InterruptedException {
        GeneratedCases.Case next = Objects.requireNonNull(cases.get(country)).next();
        PatientClient.Reply reply =
                node.post("/api/v1/reports", new Submission(next.report(), next.nominal(), null).write(), null);
        assertThat(reply.well()).as(reply.text()).isTrue();
        String path = "/api/v1/records/" + reply.json().path("record").stringValue();
        if (!reply.json().hasNonNull("number")) {
            node.post(path + "/release", "application/json", "{\"text\":false}", null);
        }
        filed.add(path);
        return path;
    }

    private interface Condition {
        boolean holds() throws InterruptedException;
    }

    private static void until(Condition condition, String what) throws InterruptedException {
        within(SOON, condition, what);
    }

    private static void within(Duration limit, Condition condition, String what) throws InterruptedException {
        Instant deadline = Instant.now().plus(limit);
        while (!condition.holds()) {
            assertThat(Instant.now()).as(what).isBefore(deadline);
            Thread.sleep(Duration.ofMillis(50));
        }
    }

    private static void await(PatientClient node, String report, String state, Duration limit)
            throws InterruptedException {
        within(limit, () -> state(node, report).equals(state), report + " is " + state);
    }

    private static String state(PatientClient node, String report) throws InterruptedException {
        return node.get(report).json().path("partners").path(0).path("state").stringValue("");
    }

    /** What the lane to the hub says of its line. */
    private static JsonNode trouble(PatientClient node) throws InterruptedException {
        return node.get("/api/v1/lanes/" + DemoNetwork.HUB).json().at("/lane/problem");
    }

    private void assertAllIsThereOnce(TrialNetwork network) throws Exception {
        try (Connection hub = network.hubDatabase();
                Connection here = network.nationalDatabase()) {
            assertThat(Table.number(hub, "select count(*) from registry.report where state = 'SIGNED'"))
                    .isEqualTo(filed.size());
            assertThat(Table.number(hub, "select count(*) from journal.entry"))
                    .as("acceptances at the hub")
                    .isEqualTo(filed.size());
            LaneRecord lane = LaneRecord.read(network, DemoNetwork.ESTONIA, here);
            assertThat(lane.faults()).isEmpty();
            assertThat(lane.items().values()).allMatch(item -> item.isDelivered() && lane.proof(item) != null);
        }
    }
}
