package org.tidewaiter.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.client.ApiClient;
import org.tidewaiter.client.ApiException;
import org.tidewaiter.client.RetryPolicy;
import org.tidewaiter.demo.Demo;
import org.tidewaiter.demo.network.NodeLayout;
import org.tidewaiter.demo.network.Ports;
import org.tidewaiter.postgres.LocalPostgres;
import org.tidewaiter.postgres.LocalPostgresSettings;
import org.tidewaiter.report.ReportJson;

/**
 * The demonstration as a person starts it, in a process of its own: it tells its story, and nothing of it stays. Runs with
 * {@code -Dtidewaiter.trials=all}; the usual run has the tour, which uses the same network.
 */
@EnabledIfSystemProperty(named = "tidewaiter.trials", matches = "all")
class DemoTrialTest {

    private static final Duration LONGEST_STORY = Duration.ofMinutes(6);
    private static final Duration FIRST_PAGE = Duration.ofSeconds(45);
    private static final int NODES = 4;
    private static final int CUSTOMARY_PORT = 5432;

    @TempDir
    private Path folder;

    private final int ports = freePorts();

    /** A base of ports that nobody uses now, below those that the system gives to outgoing connections. */
    private static int freePorts() {
        Random random = new Random();
        while (true) {
            int base = 20_000 + random.nextInt(10_000);
            if (IntStream.range(0, NODES)
                    .mapToObj(node -> Ports.from(base, node))
                    .allMatch(Ports::areFree)) {
                return base;
            }
        }
    }

    private Process demo(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Demo.class.getName(),
                "--ports",
                Integer.toString(ports),
                "--data",
                data().toString()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()))
                .start();
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path output() {
        return folder.resolve("output");
    }

    private void tellsItsStory() throws IOException, InterruptedException {
        Files.deleteIfExists(output());
        Instant start = Instant.now();
        Process demo = demo("--check");
        try {
            assertThat(demo.waitFor(LONGEST_STORY.toSeconds(), TimeUnit.SECONDS))
                    .as("ended in time; it said: %s", said())
                    .isTrue();
        } finally {
            demo.destroyForcibly().waitFor();
        }
        assertThat(said()).containsPattern("demo check: [0-9]+ passed, 0 failed");
        assertThat(demo.exitValue()).isZero();
        System.out.printf(
                "demonstration: told in %d s%n",
                Duration.between(start, Instant.now()).toSeconds());
    }

    private String said() throws IOException {
        return Files.exists(output()) ? Files.readString(output()) : "";
    }

    /** Processes of this machine that name the demonstration's folder. */
    private List<String> running() {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.contains(data().toString()))
                .toList();
    }

    private void awaitNothingRunning() throws InterruptedException {
        for (int i = 0; i < 300 && !running().isEmpty(); i++) {
            Thread.sleep(100);
        }
        assertThat(running()).isEmpty();
    }

    @Test
    void tellsItsStoryKeepsSeizuresComingAndLeavesNothingRunning() throws Exception {
        Process demo = demo();
        try {
            awaitSaid("demo check: [0-9]+ passed, 0 failed", demo);
            awaitSaid("/tour", demo);
            try (ApiClient analyst = analyst()) {
                long before = cases(analyst);
                for (int i = 0; i < 600 && cases(analyst) < before + 2; i++) {
                    Thread.sleep(100);
                }
                assertThat(cases(analyst)).as("cases at the hub").isGreaterThanOrEqualTo(before + 2);
            }
            assertThat(demo.isAlive()).isTrue();
        } finally {
            demo.destroy();
            demo.waitFor(1, TimeUnit.MINUTES);
            demo.destroyForcibly().waitFor();
        }
        awaitNothingRunning();
    }

    private void awaitSaid(String pattern, Process demo) throws IOException, InterruptedException {
        Pattern wanted = Pattern.compile(pattern);
        Instant deadline = Instant.now().plus(LONGEST_STORY);
        while (!wanted.matcher(said()).find()) {
            assertThat(demo.isAlive()).as("still running; it said: %s", said()).isTrue();
            assertThat(Instant.now()).as("it said: %s", said()).isBefore(deadline);
            Thread.sleep(100);
        }
    }

    private ApiClient analyst() throws IOException {
        String token = ReportJson.mapper()
                .readTree(Files.readString(data().resolve("demo.json")))
                .at("/nodes/GLOBAL/tokens/analyst")
                .stringValue();
        return new ApiClient(URI.create("http://localhost:" + ports), token, Locale.ENGLISH, RetryPolicy.standard());
    }

    private static long cases(ApiClient analyst) throws ApiException, InterruptedException {
        return analyst.get("/api/v1/reports/count").path("cases").longValue();
    }

    @Test
    void itsFirstPageIsThereSoonAndAfterAKillItTellsItsStoryTwiceInARowBesideAForeignDatabaseToo() throws Exception {
        Instant start = Instant.now();
        Process demo = demo();
        try {
            awaitFirstPage();
        } finally {
            demo.destroyForcibly().waitFor();
        }
        Duration took = Duration.between(start, Instant.now());
        System.out.printf("demonstration: first page after %d s%n", took.toSeconds());
        assertThat(took).isLessThan(FIRST_PAGE);
        awaitNothingRunning();

        tellsItsStory();
        awaitNothingRunning();
        try (LocalPostgres foreign = foreignDatabase()) {
            tellsItsStory();
            awaitNothingRunning();
            try (Connection still =
                    DriverManager.getConnection(foreign.jdbcUrl(), foreign.user(), foreign.password())) {
                assertThat(still.isValid(1)).isTrue();
            }
        }
    }

    /** A server that is nobody's here, on the port that PostgreSQL has by custom. */
    private LocalPostgres foreignDatabase() throws IOException {
        return LocalPostgres.start(LocalPostgresSettings.in(folder.resolve("foreign"))
                .withPrograms(NodeLayout.ofThisBuild().databasePrograms())
                .withPort(CUSTOMARY_PORT)
                .throwAway());
    }

    private void awaitFirstPage() throws InterruptedException {
        URI page = URI.create("http://localhost:" + ports + "/sign-in");
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < 1200; i++) {
                try {
                    HttpRequest request = HttpRequest.newBuilder(page)
                            .timeout(Duration.ofSeconds(10))
                            .build();
                    if (client.send(request, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200) {
                        return;
                    }
                } catch (IOException notYet) {
                    // asked again below
                }
                Thread.sleep(100);
            }
        }
        throw new AssertionError("no page at " + page);
    }
}
