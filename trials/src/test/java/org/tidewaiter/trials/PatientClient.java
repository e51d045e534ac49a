package org.tidewaiter.trials;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that hands things in and does not give up before the node has said what became of them. */
final class PatientClient implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);

    private final URI node;
    private final String token;
    private final HttpClient http;
    private final Map<String, AtomicLong> troubles = new ConcurrentSkipListMap<>();

    PatientClient(URI node, String token) {
        this.node = node;
        this.token = token;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
    }

    /**
     * What the node said in the end.
     *
     * @param attempts how often it was asked
     */
    record Reply(int status, String text, int attempts) {

        JsonNode json() {
            return JSON.readTree(text);
        }

        boolean well() {
            return status / 100 == 2;
        }
    }

    /** Everything that went wrong on the way, counted; all of it was asked again. */
    Map<String, AtomicLong> troubles() {
        return troubles;
    }

    Reply get(String path) throws InterruptedException {
        return insist(request(path).GET().build());
    }

    Reply delete(String path) throws InterruptedException {
        return insist(request(path).DELETE().build());
    }

    Reply post(String path, JsonNode document, @Nullable String key) throws InterruptedException {
        return post(path, "application/json", document.toString(), key);
    }

    /** Posts until an answer comes that is not about a passing trouble. */
    Reply post(String path, String type, String body, @Nullable String key) throws InterruptedException {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return insist(request.build());
    }

    Reply put(String path, String type, String body) throws InterruptedException {
        return insist(request(path)
                .header("Content-Type", type)
                .PUT(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build());
    }

    /** Posts bytes until an answer comes that is not about a passing trouble. */
    Reply post(String path, String type, byte[] body) throws InterruptedException {
        return insist(request(path)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(node.resolve(path))
                .timeout(ANSWER_WITHIN)
                .header("Authorization", "Bearer " + token);
    }

    private Reply insist(HttpRequest request) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        for (int attempt = 1; ; attempt++) {
            String trouble;
            try {
                HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (!PASSING.contains(response.statusCode())) {
                    return new Reply(response.statusCode(), response.body(), attempt);
                }
                trouble = "HTTP " + response.statusCode();
            } catch (IOException lost) {
                trouble = lost.getClass().getSimpleName();
            }
            troubles.computeIfAbsent(trouble, any -> new AtomicLong()).incrementAndGet();
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("no answer to " + request.uri().getPath() + ", last: " + trouble);
            }
            Thread.sleep(PAUSE);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
