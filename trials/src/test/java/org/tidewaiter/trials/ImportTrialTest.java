package org.tidewaiter.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.demo.DemoNetwork;
import tools.jackson.databind.JsonNode;

/**
 * Files brought in at a national node, a process of its own, and found at the hub. {@code -Dtidewaiter.trials=all} brings
 * 300,000 rows in, and kills 20 times during one of 40,000; {@code -Dtidewaiter.trial.seed} repeats a choice of moments.
 */
class ImportTrialTest {

    private static final int ROWS = Integer.getInteger("tidewaiter.trial.rows", TrialNetwork.LONG ? 300_000 : 1_000);
    private static final int KILLS = Integer.getInteger("tidewaiter.trial.kills", TrialNetwork.LONG ? 20 : 2);
    private static final int ROWS_UNDER_KILLS =
            Integer.getInteger("tidewaiter.trial.rows", TrialNetwork.LONG ? 40_000 : 4_000);
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final int LONGEST_PEACE_MILLIS = 600;
    private static final Map<String, Object> QUICK = Map.of(
            "tidewaiter.lanes.lease", "2s",
            "tidewaiter.lanes.look", "200ms",
            "tidewaiter.lanes.first-retry", "100ms",
            "tidewaiter.lanes.longest-retry", "1s");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void aFileInAnotherLayoutGoesInWithAMappingAloneAndEveryRowIsAccountedFor() throws Exception {
        try (TrialNetwork network = network();
                PatientClient coordinator = network.client(DemoNetwork.ESTONIA, "coordinator")) {
            MadeFile.Expected expected = MadeFile.write(folder.resolve("made.csv"), ROWS, 7);
            Instant begin = Instant.now();
            JsonNode done = bring(coordinator, "made.csv");
            say("%d rows in %d s with %s", ROWS, since(begin), QuickStart.HEAP);
            assertThat(figures(done)).containsExactly(expected.rows(), expected.acceptable(), 0L, expected.refusable());

            JsonNode again = bring(coordinator, "made.csv");
            assertThat(figures(again))
                    .containsExactly(expected.rows(), 0L, expected.acceptable(), expected.refusable());

            awaitAtHub(network, expected.acceptable());
            say("all %d at the hub after %d s", expected.acceptable(), since(begin));

            coordinator.post(
                    "/api/v1/imports/" + done.path("id").stringValue() + "/withdrawal",
                    "application/json",
                    "{\"reason\": \"ENTERED_IN_ERROR\"}",
                    null);
            awaitAtHub(network, 0);
            say("withdrawn as a whole after %d s", since(begin));
        }
    }

    @Test
    void theReportsAreTheSameWhateverIsKilledDuringTheImport() throws Exception {
        long seed = Long.getLong(
                "tidewaiter.trial.seed", ThreadLocalRandom.current().nextLong());
        say("%d kills, -Dtidewaiter.trial.seed=%d", KILLS, seed);
        SplittableRandom random = new SplittableRandom(seed);
        try (TrialNetwork network = network();
                PatientClient coordinator = network.client(DemoNetwork.ESTONIA, "coordinator")) {
            MadeFile.Expected expected = MadeFile.write(folder.resolve("made.csv"), ROWS_UNDER_KILLS, seed);
            String id = upload(coordinator, "made.csv");
            start(coordinator, id);
            boolean database = random.nextBoolean();
            for (int kill = 0; kill < KILLS; kill++, database = !database) {
                long read = awaitGoingOn(coordinator, id);
                Thread.sleep(random.nextInt(LONGEST_PEACE_MILLIS));
                say("kill of the %s after row %d", database ? "database" : "node", read);
                if (database) {
                    network.national().killDatabase();
                } else {
                    network.national().kill();
                    network.national().start();
                }
                network.national().awaitReady(TrialNetwork.READY);
            }
            JsonNode done = awaitDone(coordinator, id);
            assertThat(done.path("rows").longValue()).isEqualTo(expected.rows());
            assertThat(done.path("refused").longValue()).isEqualTo(expected.refusable());
            assertThat(done.path("accepted").longValue()
                            + done.path("alreadyThere").longValue())
                    .isEqualTo(expected.acceptable());
            awaitAtHub(network, expected.acceptable());
            Set<String> keys = keys(network);
            // An undisturbed import of the same file finds each of its reports there already, under the same key.
            assertThat(figures(bring(coordinator, "made.csv")))
                    .containsExactly(expected.rows(), 0L, expected.acceptable(), expected.refusable());
            assertThat(keys(network)).isEqualTo(keys).hasSize((int) expected.acceptable());
        }
    }

    private TrialNetwork network() throws Exception {
        TrialNetwork network = TrialNetwork.prepare(folder.resolve("network"), TrialPorts.free(2), QUICK);
        network.demo().start();
        return network;
    }

    private JsonNode bring(PatientClient client, String name) throws Exception {
        String id = upload(client, name);
        start(client, id);
        return awaitDone(client, id);
    }

    private static void start(PatientClient client, String id) throws InterruptedException {
        PatientClient.Reply reply = client.post("/api/v1/imports/" + id + "/start", "application/json", "", null);
        assertThat(reply.well()).as(reply.text()).isTrue();
    }

    private String upload(PatientClient client, String name) throws Exception {
        PatientClient.Reply known = client.put("/api/v1/mappings/made-file", "application/yaml", mapping());
        assertThat(known.well()).as(known.text()).isTrue();
        PatientClient.Reply reply = client.post(
                "/api/v1/imports?mapping=made-file&name=" + name,
                "application/octet-stream",
                Files.readString(folder.resolve(name)),
                null);
        assertThat(reply.well()).as(reply.text()).isTrue();
        return reply.json().path("id").stringValue();
    }

    private static String mapping() throws IOException {
        try (InputStream yaml = ImportTrialTest.class.getResourceAsStream("/made-file.yaml")) {
            return new String(Objects.requireNonNull(yaml).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static JsonNode awaitDone(PatientClient client, String id) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            JsonNode state = client.get("/api/v1/imports/" + id).json();
            switch (state.path("state").stringValue("")) {
                case "done" -> {
                    return state;
                }
                case "failed" -> throw new AssertionError("the import failed: " + state);
                default -> assertThat(Instant.now()).as("not done: %s", state).isBefore(deadline);
            }
            Thread.sleep(100);
        }
    }

    /** Waits until rows are read again, so that every kill hits work. */
    private static long awaitGoingOn(PatientClient client, String id) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        long before = Long.MAX_VALUE;
        while (true) {
            JsonNode state = client.get("/api/v1/imports/" + id).json();
            assertThat(state.path("state").stringValue(""))
                    .as("the file is too small for so many kills: %s", state)
                    .isEqualTo("running");
            long read = state.path("rowsRead").longValue();
            if (read > before) {
                return read;
            }
            before = read;
            assertThat(Instant.now()).as("not going on: %s", state).isBefore(deadline);
            Thread.sleep(30);
        }
    }

    private static List<Long> figures(JsonNode state) {
        return List.of(
                state.path("rows").longValue(),
                state.path("accepted").longValue(),
                state.path("alreadyThere").longValue(),
                state.path("refused").longValue());
    }

    private static void awaitAtHub(TrialNetwork network, long reports) throws Exception {
        try (Connection hub = network.hubDatabase()) {
            Table.await(hub, "select count(*) from registry.report where state = 'SIGNED'", reports, PATIENCE);
        }
    }

    private static Set<String> keys(TrialNetwork network) throws Exception {
        try (Connection national = network.nationalDatabase()) {
            return Table.read(national, "select source_key from registry.report", row -> row.getString(1)).stream()
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static long since(Instant begin) {
        return Duration.between(begin, Instant.now()).toSeconds();
    }

    private static void say(String words, Object... values) {
        System.out.printf("import trial: " + words + "%n", values);
    }
}
