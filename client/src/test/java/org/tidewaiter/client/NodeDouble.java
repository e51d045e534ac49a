package org.tidewaiter.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.tidewaiter.formats.ndjson.NdjsonLine;
import org.tidewaiter.formats.ndjson.NdjsonReader;
import org.tidewaiter.report.Submission;

/**
 * A node as the command line sees it: keeps reports by their source keys, refuses those with the keys it is told to, and
 * fails in the ways it is told to before it answers.
 */
final class NodeDouble implements AutoCloseable {

    static final String TOKEN = "officer-token";

    /** Something that goes wrong with one request. */
    enum Trouble {
        BUSY,
        TOO_MANY_REQUESTS,
        LOST_BEFORE_STORING,
        LOST_AFTER_STORING,
        HALF_AN_ANSWER,
        BROKEN
    }

    private final HttpServer server;
    private final Map<String, Submission> kept = new LinkedHashMap<>();
    private final Map<String, String> refusals = new LinkedHashMap<>();
    private final Queue<Trouble> troubles = new ArrayDeque<>();
    private final List<Integer> batches = new ArrayList<>();
    private String language = "";

    NodeDouble() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/reports", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    synchronized Map<String, Submission> kept() {
        return Map.copyOf(kept);
    }

    /** Numbers of reports in the batches that were answered or lost. */
    synchronized List<Integer> batches() {
        return List.copyOf(batches);
    }

    synchronized String language() {
        return language;
    }

    /** Refuses the report with that key, with a fault at that path. */
    synchronized void refuse(String sourceKey, String path) {
        refusals.put(sourceKey, path);
    }

    synchronized void trouble(Trouble... next) {
        troubles.addAll(List.of(next));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        language = String.valueOf(exchange.getRequestHeaders().getFirst("Accept-Language"));
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "application/problem+json", "{\"title\":\"Unauthorized\",\"status\":401}");
            return;
        }
        if (!"application/x-ndjson".equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
            answer(exchange, 415, "application/problem+json", "{\"title\":\"Unsupported media type\"}");
            return;
        }
        Trouble trouble = troubles.poll();
        if (trouble == null) {
            answer(exchange, 200, "application/x-ndjson", store(body));
        } else {
            fail(exchange, trouble, body);
        }
    }

    private void fail(HttpExchange exchange, Trouble trouble, byte[] body) throws IOException {
        switch (trouble) {
            case BUSY -> {
                exchange.getResponseHeaders().set("Retry-After", "0");
                answer(exchange, 503, "text/plain", "later");
            }
            case TOO_MANY_REQUESTS -> answer(exchange, 429, "application/problem+json", "{\"title\":\"Slow down\"}");
            case LOST_BEFORE_STORING -> exchange.close();
            case LOST_AFTER_STORING -> {
                store(body);
                exchange.close();
            }
            case HALF_AN_ANSWER -> {
                String whole = store(body);
                answer(exchange, 200, "application/x-ndjson", whole.substring(0, whole.indexOf('\n') + 1));
            }
            case BROKEN ->
                answer(
                        exchange,
                        500,
                        "application/problem+json",
                        "{\"title\":\"Internal error\",\"faults\":[{\"path\":\"\",\"rule\":\"x\",\"message\":\"It broke.\"}]}");
        }
    }

    private String store(byte[] body) {
        List<NdjsonLine> lines = new ArrayList<>();
        new NdjsonReader(new ByteArrayInputStream(body), NdjsonReader.LINE_BYTES).forEachRemaining(lines::add);
        batches.add(lines.size());
        StringBuilder answer = new StringBuilder();
        for (NdjsonLine line : lines) {
            if (!(line instanceof NdjsonLine.Read(long number, Submission submission))) {
                throw new UncheckedIOException(new IOException("malformed line"));
            }
            answer.append(outcome(number, submission)).append('\n');
        }
        return answer.toString();
    }

    private String outcome(long number, Submission submission) {
        String key = String.valueOf(submission.sourceKey());
        String path = refusals.get(key);
        if (path != null) {
            return "{\"line\":%d,\"outcome\":\"refused\",\"faults\":[{\"path\":\"%s\",\"rule\":\"date-future\",\"message\":\"Not, so.\"}]}"
                    .formatted(number, path);
        }
        boolean there = kept.putIfAbsent(key, submission) != null;
        return "{\"line\":%d,\"outcome\":\"%s\",\"record\":\"r%d\",\"originator\":{\"country\":\"US\",\"agency\":\"CUSTOMS\"},\"number\":null}"
                .formatted(number, there ? "already-there" : "accepted", number);
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
