package org.tidewaiter.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.client.ApiException.Kind;
import org.tidewaiter.formats.ndjson.NdjsonWriter;
import org.tidewaiter.report.Submission;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is sent to a node and what it answers, as JSON. */
final class Answers {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Answers() {}

    static byte[] lines(List<Submission> reports) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (NdjsonWriter writer = new NdjsonWriter(bytes)) {
            for (Submission report : reports) {
                writer.write(report);
            }
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    /** The same response, if it reports success. */
    static HttpResponse<byte[]> checked(HttpResponse<byte[]> response) throws ApiException {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return response;
        }
        Kind kind = status == 401 || status == 403
                ? Kind.TOKEN
                : status / 100 == 4 && status != 429 ? Kind.REFUSED : Kind.FAILED;
        JsonNode problem = problem(response);
        throw new ApiException(kind, status, problem.path("title").asString("HTTP " + status), faults(problem));
    }

    static JsonNode json(HttpResponse<byte[]> response) throws ApiException {
        try {
            return JSON.readTree(response.body());
        } catch (JacksonException notJson) {
            throw ApiException.unexpected(response.statusCode(), "the answer is no JSON");
        }
    }

    /** One outcome for each of {@code count} reports; an answer with fewer, more or doubled lines is none. */
    static List<ReportOutcome> outcomes(HttpResponse<byte[]> response, int count) throws ApiException {
        @Nullable ReportOutcome[] outcomes = new @Nullable ReportOutcome[count];
        int found = 0;
        for (String text : new String(response.body(), StandardCharsets.UTF_8).split("\n")) {
            if (text.isBlank()) {
                continue;
            }
            JsonNode line = line(text, response.statusCode());
            int number = line.path("line").asInt(0);
            if (number < 1 || number > count || outcomes[number - 1] != null) {
                throw ApiException.unexpected(response.statusCode(), "the answer names a line that was not asked for");
            }
            outcomes[number - 1] = outcome(line, response.statusCode());
            found++;
        }
        if (found != count) {
            throw ApiException.unexpected(response.statusCode(), "the answer does not name every line");
        }
        return Arrays.stream(outcomes).map(Objects::requireNonNull).toList();
    }

    private static JsonNode line(String text, int status) throws ApiException {
        try {
            return JSON.readTree(text);
        } catch (JacksonException notJson) {
            throw ApiException.unexpected(status, "a line of the answer is no JSON");
        }
    }

    private static ReportOutcome outcome(JsonNode line, int status) throws ApiException {
        return switch (line.path("outcome").asString("")) {
            case "accepted" -> new ReportOutcome.Accepted(line.path("record").asString(""), text(line, "number"));
            case "already-there" ->
                new ReportOutcome.AlreadyThere(line.path("record").asString(""), text(line, "number"));
            case "refused" -> new ReportOutcome.Refused(faults(line));
            default -> throw ApiException.unexpected(status, "the answer names an outcome that is not known");
        };
    }

    private static @Nullable String text(JsonNode line, String name) {
        JsonNode value = line.path(name);
        return value.isString() ? value.stringValue() : null;
    }

    private static JsonNode problem(HttpResponse<byte[]> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JacksonException notJson) {
            return JSON.createObjectNode();
        }
    }

    private static List<ApiFault> faults(JsonNode owner) {
        return owner.path("faults")
                .valueStream()
                .map(fault -> new ApiFault(
                        fault.path("path").asString(""),
                        fault.path("rule").asString(""),
                        fault.path("message").asString("")))
                .toList();
    }
}
