package org.tidewaiter.node.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.tidewaiter.report.ReportJson;
import tools.jackson.databind.JsonNode;

/** A program that uses a node over HTTP, as one of the accounts that the tests know. */
public final class IntakeNode {

    public static final String OFFICER = "tw_ooooooooooooooooooooooooooooooooooooooooooo";
    public static final String COORDINATOR = "tw_ccccccccccccccccccccccccccccccccccccccccccc";
    public static final String ANALYST = "tw_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    /** Another coordinator. */
    public static final String SECOND = "tw_sssssssssssssssssssssssssssssssssssssssssss";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String root;
    private final String token;

    public IntakeNode(int port, String token) {
        this.root = "http://localhost:" + port;
        this.token = token;
    }

    public record Reply(int status, String body) {

        public JsonNode json() {
            return ReportJson.mapper().readTree(body);
        }
    }

    public Reply post(String path, String body) {
        return post(path, "application/json", body, Map.of());
    }

    public Reply post(String path, String type, String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(root + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        headers.forEach(request::header);
        return send(request);
    }

    public Reply put(String path, String type, String body) {
        return send(HttpRequest.newBuilder(URI.create(root + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .PUT(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
    }

    /** Sends a file as it is. */
    public Reply file(String path, byte[] content) {
        return file(path, "application/octet-stream", content);
    }

    public Reply file(String path, String type, byte[] content) {
        return send(HttpRequest.newBuilder(URI.create(root + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(content)));
    }

    public Reply get(String path) {
        return send(HttpRequest.newBuilder(URI.create(root + path)).header("Authorization", "Bearer " + token));
    }

    public Reply delete(String path) {
        return send(HttpRequest.newBuilder(URI.create(root + path))
                .header("Authorization", "Bearer " + token)
                .DELETE());
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
