package org.tidewaiter.node.vocabulary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.tidewaiter.report.ReportJson;
import tools.jackson.databind.JsonNode;

/** A program that uses a node over HTTP with a token. */
final class Program {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String root;
    private final String token;

    Program(int port, String token) {
        this.root = "http://localhost:" + port + "/api/v1";
        this.token = token;
    }

    record Reply(int status, String body) {

        JsonNode json() {
            return ReportJson.mapper().readTree(body);
        }
    }

    Reply get(String path) {
        return send("GET", path, "application/json", "");
    }

    Reply post(String path, String json) {
        return send("POST", path, "application/json", json);
    }

    Reply put(String path, String json) {
        return send("PUT", path, "application/json", json);
    }

    Reply csv(String method, String path, String table) {
        return send(method, path, "text/csv", table);
    }

    Reply delete(String path) {
        return send("DELETE", path, "application/json", "");
    }

    private Reply send(String method, String path, String type, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(root + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
