package org.tidewaiter.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.tidewaiter.client.ApiException.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a node for a file; a busy node is asked again. */
final class Download implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(2);
    private static final int LONGEST_PROBLEM = 64 * 1024;

    private final ExportRequest request;
    private final Locale locale;
    private final RetryPolicy retries;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    Download(ExportRequest request, Locale locale, RetryPolicy retries) {
        this.request = request;
        this.locale = locale;
        this.retries = retries;
    }

    /** The answer, whose body is the file. */
    HttpResponse<InputStream> begin() throws ApiException, InterruptedException {
        String base = request.node().toString().replaceAll("/+$", "");
        HttpRequest asked = HttpRequest.newBuilder(URI.create(base + "/api/v1/reports/export?" + request.query()))
                .timeout(ANSWER_TIMEOUT)
                .header("Authorization", "Bearer " + request.token())
                .header("Accept-Language", locale.toLanguageTag())
                .build();
        for (int failed = 1; ; failed++) {
            boolean last = failed >= retries.firstAttempts();
            try {
                HttpResponse<InputStream> answer = http.send(asked, BodyHandlers.ofInputStream());
                if (answer.statusCode() / 100 == 2) {
                    return answer;
                }
                ApiException refused = refused(answer);
                if (last || answer.statusCode() != 429 && answer.statusCode() != 503) {
                    throw refused;
                }
            } catch (IOException lost) {
                if (last) {
                    throw ApiException.unreachable(lost);
                }
            }
            Thread.sleep(retries.delay(failed, ThreadLocalRandom.current()));
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }

    private static ApiException refused(HttpResponse<InputStream> answer) throws IOException {
        int status = answer.statusCode();
        JsonNode problem = problem(answer);
        Kind kind = status == 401 || status == 403 ? Kind.TOKEN : status / 100 == 4 ? Kind.REFUSED : Kind.FAILED;
        StringBuilder says = new StringBuilder(problem.path("detail").asString("HTTP " + status));
        for (JsonNode fault : problem.path("faults")) {
            says.append(' ')
                    .append(fault.path("path").asString(""))
                    .append(": ")
                    .append(fault.path("message").asString(""))
                    .append('.');
        }
        return new ApiException(kind, status, says.toString(), List.of());
    }

    private static JsonNode problem(HttpResponse<InputStream> answer) throws IOException {
        try (InputStream body = answer.body()) {
            return JsonMapper.shared().readTree(body.readNBytes(LONGEST_PROBLEM));
        } catch (JacksonException notJson) {
            return JsonMapper.shared().createObjectNode();
        }
    }
}
