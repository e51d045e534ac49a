package org.tidewaiter.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.report.Submission;
import org.tidewaiter.report.generated.GeneratedCases;

/** Many more visitors than a node can take: it tells some to come again, and its own work goes on. */
class OverloadTrialTest {

    private static final int VISITORS = 400;
    private static final Duration CROWDED = TrialNetwork.LONG ? Duration.ofMinutes(3) : Duration.ofSeconds(12);
    private static final int BEFORE = 300;
    private static final int MEANWHILE = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String REPORTS = "select count(*) from registry.report";
    private static final String SEARCH = "/api/v1/reports?q=estonia+cigarettes";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final GeneratedCases cases = new GeneratedCases(400, LocalDate.now(), Set.of(DemoNetwork.ESTONIA));
    private final AtomicBoolean measured = new AtomicBoolean();
    private final Map<String, AtomicLong> answers = new ConcurrentSkipListMap<>();

    @Test
    void reportsTravelAndHealthIsToldWhileFourHundredAskWithoutAPause() throws Exception {
        try (TrialNetwork network = TrialNetwork.prepare(folder, TrialPorts.free(2), Map.of());
                PatientClient officer = network.client(DemoNetwork.ESTONIA, "coordinator");
                Connection hub = start(network)) {
            file(officer, BEFORE);
            Table.await(hub, REPORTS, BEFORE, PATIENCE);

            Instant end = Instant.now().plus(CROWDED);
            try (HttpClient http = HttpClient.newHttpClient();
                    ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < VISITORS; i++) {
                    crowd.submit(() -> askUntil(http, network, end));
                }
                try {
                    Thread.sleep(2_000);
                    assertReportsTravel(network, http, officer, hub);
                } finally {
                    measured.set(true);
                }
            }
            System.out.printf("overload trial: in the end %s%n", answers);
            assertThat(answers.keySet()).isSubsetOf("200", "503, come again in 3 s");
            assertThat(answers.get("200")).hasValueGreaterThan(VISITORS);
            assertThat(officer.get(SEARCH).attempts())
                    .as("attempts when the crowd is gone")
                    .isOne();
        }
    }

    private void assertReportsTravel(TrialNetwork network, HttpClient http, PatientClient officer, Connection hub)
            throws Exception {
        file(officer, MEANWHILE);
        Instant filed = Instant.now();
        Table.await(hub, REPORTS, (long) BEFORE + MEANWHILE, PATIENCE);
        Duration travelled = Duration.between(filed, Instant.now());
        HttpResponse<String> health = http.send(
                HttpRequest.newBuilder(network.national().url().resolve("/actuator/health"))
                        .timeout(Duration.ofSeconds(10))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        System.out.printf(
                "overload trial: %d visitors; %d reports at the hub %d ms after they were filed; answers %s%n",
                VISITORS, MEANWHILE, travelled.toMillis(), answers);
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(travelled).isLessThan(Duration.ofSeconds(10));
    }

    private static Connection start(TrialNetwork network) throws Exception {
        network.demo().start();
        return network.hubDatabase();
    }

    private Void askUntil(HttpClient http, TrialNetwork network, Instant end) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(network.national().url().resolve(SEARCH))
                .header("Authorization", "Bearer " + network.demo().token(DemoNetwork.ESTONIA, "analyst"))
                .timeout(Duration.ofMinutes(1))
                .build();
        while (!measured.get() || Instant.now().isBefore(end)) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            String said = answer.statusCode()
                    + answer.headers()
                            .firstValue("Retry-After")
                            .map(", come again in %s s"::formatted)
                            .orElse("");
            answers.computeIfAbsent(said, key -> new AtomicLong()).incrementAndGet();
        }
        return null;
    }

    private void file(PatientClient officer, int count) throws InterruptedException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            GeneratedCases.Case next = cases.next();
            lines.append(new Submission(next.report(), next.nominal(), null).write())
                    .append('\n');
        }
        assertThat(officer.post("/api/v1/reports", "application/x-ndjson", lines.toString(), null)
                        .text()
                        .lines())
                .hasSize(count)
                .allMatch(line -> line.contains("\"record\""));
    }
}
