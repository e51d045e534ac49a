package org.tidewaiter.trials.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.report.Submission;
import org.tidewaiter.report.generated.GeneratedCases;

/** Generated reports, made before the clock runs, and their way into the national node. */
final class Load {

    private final URI reports;
    private final String token;
    private final GeneratedCases cases;
    private final HttpClient client = HttpClient.newHttpClient();

    Load(DemoNetwork network, long seed) {
        this.reports = network.node(DemoNetwork.ESTONIA).url().resolve("/api/v1/reports");
        this.token = network.token(DemoNetwork.ESTONIA, "coordinator");
        this.cases = new GeneratedCases(seed, LocalDate.now(), Set.of(DemoNetwork.ESTONIA));
    }

    /** One report as JSON. */
    String next() {
        GeneratedCases.Case next = cases.next();
        return new Submission(next.report(), next.nominal(), null).write().toString();
    }

    /** Batches of reports, one a line. */
    List<String> batches(int reports, int size) {
        List<String> batches = new ArrayList<>();
        StringBuilder batch = new StringBuilder();
        for (int i = 1; i <= reports; i++) {
            batch.append(next()).append('\n');
            if (i % size == 0 || i == reports) {
                batches.add(batch.toString());
                batch.setLength(0);
            }
        }
        return batches;
    }

    /** Hands all batches in, so many at a time. */
    void submitAll(List<String> batches, int threads) throws Exception {
        Queue<String> queue = new ConcurrentLinkedQueue<>(batches);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            Callable<Void> work = () -> {
                for (String batch = queue.poll(); batch != null; batch = queue.poll()) {
                    submitBatch(batch);
                }
                return null;
            };
            for (Future<Void> done : pool.invokeAll(Collections.nCopies(threads, work))) {
                done.get();
            }
        }
    }

    /** Hands in a batch; every line must be accepted. */
    void submitBatch(String batch) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(batch, "application/x-ndjson");
        if (answer.statusCode() != 200 || answer.body().contains("\"refused\"")) {
            throw new IOException("a batch was not accepted whole: HTTP " + answer.statusCode() + " "
                    + answer.body()
                            .lines()
                            .filter(line -> line.contains("refused"))
                            .findFirst()
                            .orElse(""));
        }
    }

    /** Hands in one report. */
    void submit(String report) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(report, "application/json");
        if (answer.statusCode() != 201) {
            throw new IOException("a report was not accepted: HTTP " + answer.statusCode() + " " + answer.body());
        }
    }

    private HttpResponse<String> send(String body, String type) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(reports)
                        .timeout(Duration.ofMinutes(2))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
