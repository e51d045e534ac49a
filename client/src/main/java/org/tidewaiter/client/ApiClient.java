package org.tidewaiter.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLException;
import org.tidewaiter.report.Submission;
import tools.jackson.databind.JsonNode;

/**
 * The API of a node, for one token. What may be repeated without a second effect is repeated when the node is busy (429,
 * 503) or the connection is lost. Not for use by several threads at once.
 */
public final class ApiClient implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(2);

    private final URI node;
    private final String token;
    private final Locale locale;
    private final RetryPolicy retries;
    private final HttpClient http;
    private boolean reached;

    /**
     * @param node address of the node, with or without a path
     * @param locale language in which the node is to name faults
     */
    public ApiClient(URI node, String token, Locale locale, RetryPolicy retries) {
        this.node = node;
        this.token = token;
        this.locale = locale;
        this.retries = retries;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Reads a resource, for example {@code /api/v1/reports/count}; repeated where that helps. */
    public JsonNode get(String path) throws ApiException, InterruptedException {
        HttpResponse<byte[]> response = repeat(request(path).GET().build());
        return Answers.json(response);
    }

    /** Posts a document, once: whether it may be repeated is for the caller to know. */
    public JsonNode post(String path, JsonNode document) throws ApiException, InterruptedException {
        return send("POST", path, "application/json", BodyPublishers.ofString(document.toString()));
    }

    /** Puts a document in its place; the same again changes nothing. */
    public JsonNode put(String path, JsonNode document) throws ApiException, InterruptedException {
        return send("PUT", path, "application/json", BodyPublishers.ofString(document.toString()));
    }

    /** Posts a file, such as a picture, once. */
    public JsonNode upload(String path, String mediaType, byte[] content) throws ApiException, InterruptedException {
        return send("POST", path, mediaType, BodyPublishers.ofByteArray(content));
    }

    private JsonNode send(String method, String path, String mediaType, HttpRequest.BodyPublisher body)
            throws ApiException, InterruptedException {
        HttpRequest request = request(path)
                .header("Content-Type", mediaType)
                .method(method, body)
                .build();
        try {
            return Answers.json(Answers.checked(http.send(request, BodyHandlers.ofByteArray())));
        } catch (IOException e) {
            throw ApiException.unreachable(e);
        }
    }

    /**
     * Hands in reports that all have source keys, so that sending them twice has no second effect.
     *
     * @return what became of each, in the same order
     */
    public List<ReportOutcome> submit(List<Submission> reports) throws ApiException, InterruptedException {
        HttpRequest request = request("/api/v1/reports")
                .header("Content-Type", "application/x-ndjson")
                .header("Accept", "application/x-ndjson, application/problem+json")
                .POST(BodyPublishers.ofByteArray(Answers.lines(reports)))
                .build();
        return Answers.outcomes(repeat(request), reports.size());
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }

    private HttpRequest.Builder request(String path) {
        String base = node.toString().replaceAll("/+$", "");
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(ANSWER_TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Accept-Language", locale.toLanguageTag());
    }

    private HttpResponse<byte[]> repeat(HttpRequest request) throws ApiException, InterruptedException {
        for (int failed = 1; ; failed++) {
            Duration delay = retries.delay(failed, ThreadLocalRandom.current());
            try {
                HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
                reached = true;
                if (!busy(response) || failed >= retries.attempts()) {
                    return Answers.checked(response);
                }
                delay = asked(response, delay);
            } catch (IOException lost) {
                reached |= isLostAfterwards(lost);
                if (failed >= (reached ? retries.attempts() : retries.firstAttempts())) {
                    throw ApiException.unreachable(lost);
                }
            }
            Thread.sleep(delay);
        }
    }

    /** Whether a connection had come about: somebody was there. */
    private static boolean isLostAfterwards(IOException lost) {
        return !(lost instanceof ConnectException
                || lost instanceof HttpConnectTimeoutException
                || lost instanceof SSLException);
    }

    private static boolean busy(HttpResponse<?> response) {
        return response.statusCode() == 429 || response.statusCode() == 503;
    }

    /** The delay that the node asks for, within bounds. */
    private Duration asked(HttpResponse<?> response, Duration otherwise) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("[0-9]{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .filter(delay -> delay.compareTo(retries.longest()) <= 0)
                .orElse(otherwise);
    }
}
