package org.tidewaiter.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestAccounts;
import org.tidewaiter.report.ReportJson;
import tools.jackson.databind.JsonNode;

/** Somebody at a whole node, who calls its API with a token. */
public final class Person {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String root;
    private final String token;

    private Person(String root, String token) {
        this.root = root;
        this.token = token;
    }

    /** A new account of that name. */
    public static Person at(ConfigurableApplicationContext node, String name, Role... roles) {
        TestAccounts accounts = node.getBean(TestAccounts.class);
        return new Person(
                "http://localhost:" + node.getEnvironment().getRequiredProperty("local.server.port"),
                accounts.token(accounts.create(name, roles)));
    }

    /** An account of the configuration, by its token. */
    static Person of(ConfigurableApplicationContext node, String token) {
        return new Person("http://localhost:" + node.getEnvironment().getRequiredProperty("local.server.port"), token);
    }

    /** What was answered, which must not be a refusal. */
    public static JsonNode ok(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isBetween(200, 204);
        return reply.json();
    }

    /** What somebody was answered. */
    public record Reply(int status, HttpResponse<byte[]> response) {

        public JsonNode json() {
            return ReportJson.mapper().readTree(bytes());
        }

        public byte[] bytes() {
            return response.body();
        }

        public String header(String name) {
            return String.join(", ", response.headers().allValues(name));
        }

        public String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }
    }

    public Reply get(String path) {
        return send(request(path).GET());
    }

    public Reply delete(String path) {
        return send(request(path).DELETE());
    }

    public Reply post(String path, String json) {
        return post(path, json.getBytes(StandardCharsets.UTF_8));
    }

    public Reply post(String path, byte[] json) {
        return post(path, "application/json", json);
    }

    public Reply post(String path, String type, byte[] body) {
        return send(request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** Posts nothing: the address says what is to be done. */
    public Reply post(String path) {
        return send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root + path)).header("Authorization", "Bearer " + token);
    }

    private static Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
