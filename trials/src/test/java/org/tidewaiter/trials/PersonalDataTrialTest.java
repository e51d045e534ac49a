package org.tidewaiter.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.demo.DatabaseSearch;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.demo.network.NodeProcess;
import org.tidewaiter.demo.network.Ports;
import org.tidewaiter.report.Submission;
import org.tidewaiter.report.disclosure.DisclosureProfile;
import org.tidewaiter.report.generated.GeneratedCases;

/**
 * Reports with a planted value in every personal field go from a national node to the hub, and the planted values stay
 * where they were recorded. {@code -Dtidewaiter.trial.planted} says how many reports: 1,000, and 100,000 with {@code
 * -Dtidewaiter.trials=all}.
 */
class PersonalDataTrialTest {

    private static final int REPORTS =
            Integer.getInteger("tidewaiter.trial.planted", TrialNetwork.LONG ? 100_000 : 1_000);
    private static final Duration TIME_TO_FILE = Duration.ofHours(1);
    private static final Duration DELIVERED_WITHIN = Duration.ofMinutes(10);
    private static final int FILERS = 3;
    private static final int BATCH = 250;
    private static final int VALUES_IN_A_CASE = 25;
    private static final String SCRAPE = "scrape-token-of-this-trial-and-no-other";
    private static final Marker MARKER = new Marker("zqxplantedvalue7");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final AtomicInteger filed = new AtomicInteger();
    private final AtomicLong planted = new AtomicLong();

    @Test
    void whatIsPlantedInPersonalFieldsStaysAtTheNationalNode() throws Exception {
        List<Ports> ports = TrialPorts.free(3);
        int relayPort = ports.get(2).exchange();
        Map<String, Object> more = Map.of(
                "tidewaiter.partners[0].url",
                "https://127.0.0.1:" + relayPort,
                "tidewaiter.access.scrape-token",
                SCRAPE,
                "logging.structured.format.console",
                "ecs");
        Wire wire = new Wire(MARKER, DisclosureProfile.named("non-personal-standard"));
        try (TrialNetwork network = TrialNetwork.prepare(folder, ports.subList(0, 2), more);
                RecordingRelay relay = new RecordingRelay(
                        relayPort,
                        network.demo().identity(DemoNetwork.ESTONIA),
                        network.demo().identity(DemoNetwork.HUB),
                        URI.create("https://127.0.0.1:" + ports.getFirst().exchange()),
                        wire)) {
            network.demo().start();
            Instant begin = Instant.now();
            file(network);
            say("%d reports with %d planted values filed in %d s", filed.get(), planted.get(), since(begin));
            awaitDelivered(network);
            say("delivered after %d s; %s", since(begin), wire);

            assertThat(filed).hasValueGreaterThanOrEqualTo(REPORTS);
            assertThat(planted).hasValueGreaterThanOrEqualTo((long) VALUES_IN_A_CASE * filed.get());
            assertThat(wire.versions()).isGreaterThanOrEqualTo(filed.get());
            assertThat(wire.found()).isEmpty();
            assertThat(wire.beyond()).isEmpty();
            assertThat(wire.parts()).containsKeys("event", "goods").doesNotContainKey("text");

            List<String> faults = new ArrayList<>();
            for (String node : List.of(DemoNetwork.ESTONIA, DemoNetwork.HUB)) {
                faults.addAll(new ProvokedErrors(network, node, MARKER).faults());
            }
            faults.addAll(logsAndMetrics(network));
            faults.addAll(databases(network));
            say("searched after %d s", since(begin));
            assertThat(faults).isEmpty();
        }
    }

    private static void say(String words, Object... values) {
        System.out.printf(Locale.ROOT, "personal data trial: " + words + "%n", values);
    }

    private static long since(Instant begin) {
        return Duration.between(begin, Instant.now()).toSeconds();
    }

    private void file(TrialNetwork network) throws Exception {
        Instant end = Instant.now().plus(TIME_TO_FILE);
        List<Future<?>> filers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < FILERS; i++) {
                long seed = i;
                filers.add(threads.submit(() -> {
                    fileUntil(network, seed, end);
                    return null;
                }));
            }
            for (Future<?> filer : filers) {
                filer.get();
            }
        }
    }

    private void fileUntil(TrialNetwork network, long seed, Instant end) throws InterruptedException {
        GeneratedCases cases = new GeneratedCases(seed, LocalDate.now(), Set.of(DemoNetwork.ESTONIA));
        try (PatientClient client = network.client(DemoNetwork.ESTONIA, "coordinator")) {
            for (int batch = 0; Instant.now().isBefore(end) && filed.get() < REPORTS; batch++) {
                StringBuilder lines = new StringBuilder();
                for (int i = 0; i < BATCH; i++) {
                    GeneratedCases.Case next = cases.nextWithPlantedNominal(MARKER.word());
                    String key = "planted/" + seed + "/" + batch + "/" + i;
                    lines.append(new Submission(next.report(), next.nominal(), key).write())
                            .append('\n');
                }
                String body = lines.toString();
                PatientClient.Reply reply = client.post("/api/v1/reports", "application/x-ndjson", body, null);
                assertThat(reply.text().lines()).hasSize(BATCH).allMatch(line -> line.contains("\"record\""));
                filed.addAndGet(BATCH);
                planted.addAndGet(body.split(MARKER.word(), -1).length - 1);
            }
        }
    }

    private void awaitDelivered(TrialNetwork network) throws Exception {
        Instant deadline = Instant.now().plus(DELIVERED_WITHIN);
        try (Connection national = network.nationalDatabase()) {
            String delivered = "select count(*) from delivery.item where state = 'DELIVERED'";
            while (Table.number(national, delivered) < filed.get()) {
                assertThat(Instant.now()).isBefore(deadline);
                Thread.sleep(200);
            }
            assertThat(Table.number(national, "select count(*) from nominal.record"))
                    .isEqualTo(filed.get());
        }
        try (Connection hub = network.hubDatabase()) {
            assertThat(Table.number(hub, "select count(*) from registry.report"))
                    .isEqualTo(filed.get());
        }
    }

    private static List<String> logsAndMetrics(TrialNetwork network) throws IOException, InterruptedException {
        List<String> faults = new ArrayList<>();
        StringBuilder seen = new StringBuilder();
        for (NodeProcess node : List.of(network.national(), network.hub())) {
            List<String> log = Files.readAllLines(node.log());
            if (log.stream().anyMatch(MARKER::isIn)) {
                faults.add("the log of " + node.name());
            }
            assertThat(log)
                    .as("the log of %s as JSON", node.name())
                    .isNotEmpty()
                    .allMatch(line -> line.startsWith("{"));
            try (PatientClient scraper = new PatientClient(node.url(), SCRAPE)) {
                PatientClient.Reply metrics = scraper.get("/actuator/prometheus");
                assertThat(metrics.text()).contains("jvm_memory_used_bytes");
                seen.append(metrics.text());
                if (MARKER.isIn(metrics.text())) {
                    faults.add("the metrics of " + node.name());
                }
            }
        }
        assertThat(seen).contains(documentedFigures());
        return faults;
    }

    /** The figures that the documentation promises to monitoring. */
    private static List<String> documentedFigures() throws IOException {
        List<String> figures = Pattern.compile("tidewaiter_[a-z_]+")
                .matcher(Files.readString(Path.of("../docs/operations/README.md")))
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(figures).isNotEmpty();
        return figures;
    }

    /** No column of either database holds the marker; a value that must be there is found, so that the search can find. */
    private static List<String> databases(TrialNetwork network) throws Exception {
        List<String> wanted = List.of(MARKER.word(), MARKER.word().toUpperCase(Locale.ROOT));
        List<String> faults = new ArrayList<>();
        for (NodeProcess node : List.of(network.national(), network.hub())) {
            DatabaseSearch.Found found = DatabaseSearch.in(node.data(), wanted);
            say("%d columns of %s searched", found.columns(), node.name());
            found.places().forEach(place -> faults.add(node.name() + ": " + place));
        }
        assertThat(DatabaseSearch.in(network.hub().data(), List.of("reportingCountry\":\"EE"))
                        .places())
                .contains("registry.version.disclosures");
        assertThat(DatabaseSearch.in(network.hub().data(), List.of("EE-CUSTOMS"))
                        .places())
                .contains("registry.report.originator");
        return faults;
    }
}
