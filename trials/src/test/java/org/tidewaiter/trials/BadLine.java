package org.tidewaiter.trials;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.identity.IdentityTls;
import org.tidewaiter.exchange.identity.NodeIdentity;

/** The line between a node and its partner, on which one thing after the other goes wrong. */
final class BadLine implements AutoCloseable {

    private static final String DISPATCHES = "/exchange/v1/dispatches";
    private static final Duration LATE = Duration.ofSeconds(4);
    private static final Duration BETWEEN_BYTES = Duration.ofMillis(200);
    private static final byte[] APOLOGY =
            "<html><body><h1>502 Bad Gateway</h1></body></html>".getBytes(StandardCharsets.UTF_8);

    /**
     * What goes wrong.
     *
     * @see #delivers
     */
    enum Fault {
        NONE,
        APOLOGY_OF_A_PROXY,
        NO_ANSWER,
        LATE_ANSWER,
        CUT_IN_THE_BODY,
        A_BYTE_AT_A_TIME,
        CUT_BEFORE_THE_ANSWER,
        CUT_IN_THE_ANSWER,
        SENT_TWICE,
        RECEIPT_OF_ANOTHER_DISPATCH,
        ALTERED_RECEIPT;

        /** Whether a report can be delivered all the same. */
        boolean delivers() {
            return this == NONE || this == SENT_TWICE;
        }
    }

    private final PosingServer server;
    private final SSLContext asNode;
    private final HttpClient onward;
    private final URI partner;
    private final AtomicReference<Fault> fault = new AtomicReference<>(Fault.NONE);
    private final AtomicInteger met = new AtomicInteger();
    private final AtomicReference<byte @Nullable []> earlier = new AtomicReference<>();

    BadLine(int port, NodeIdentity node, NodeIdentity partner, URI partnerUrl) throws IOException {
        this.partner = partnerUrl;
        this.asNode = IdentityTls.clientContext(node, partner.verificationKey(), InstantSource.system());
        this.onward = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(asNode)
                .build();
        this.server = new PosingServer(port, node, partner, this::relay);
    }

    /** From now on this goes wrong with each dispatch. */
    void becomes(Fault next) {
        met.set(0);
        fault.set(next);
    }

    /** Dispatches that the present fault has met. */
    int met() {
        return met.get();
    }

    private void relay(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Fault now = exchange.getRequestURI().getPath().equals(DISPATCHES) ? fault.get() : Fault.NONE;
            switch (now) {
                case NONE -> answer(exchange, remembered(exchange, send(exchange, body)));
                case APOLOGY_OF_A_PROXY -> answer(exchange, 502, "text/html", APOLOGY);
                case NO_ANSWER -> Thread.sleep(LATE);
                case LATE_ANSWER -> {
                    HttpResponse<byte[]> answer = send(exchange, body);
                    Thread.sleep(LATE);
                    answer(exchange, answer);
                }
                case CUT_IN_THE_BODY -> partOf(exchange, body, body.length / 2, Duration.ZERO);
                case A_BYTE_AT_A_TIME -> partOf(exchange, body, 20, BETWEEN_BYTES);
                case CUT_BEFORE_THE_ANSWER -> send(exchange, body);
                case CUT_IN_THE_ANSWER -> halfOf(exchange, send(exchange, body));
                case SENT_TWICE -> {
                    send(exchange, body);
                    answer(exchange, send(exchange, body));
                }
                case RECEIPT_OF_ANOTHER_DISPATCH -> {
                    HttpResponse<byte[]> answer = send(exchange, body);
                    byte[] other = earlier.get();
                    answer(exchange, answer.statusCode(), type(answer), other == null ? answer.body() : other);
                }
                case ALTERED_RECEIPT -> {
                    HttpResponse<byte[]> answer = send(exchange, body);
                    answer(exchange, answer.statusCode(), type(answer), altered(answer.body()));
                }
            }
            if (now != Fault.NONE) {
                met.incrementAndGet();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<byte[]> remembered(HttpExchange exchange, HttpResponse<byte[]> answer) {
        if (exchange.getRequestURI().getPath().equals(DISPATCHES) && answer.statusCode() == 200) {
            earlier.compareAndSet(null, answer.body());
        }
        return answer;
    }

    private HttpResponse<byte[]> send(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        return onward.send(
                HttpRequest.newBuilder(partner.resolve(exchange.getRequestURI()))
                        .header("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Announces the whole body to the partner, sends the beginning of it and hangs up. */
    private void partOf(HttpExchange exchange, byte[] body, int bytes, Duration between)
            throws IOException, InterruptedException {
        String head = "POST " + exchange.getRequestURI() + " HTTP/1.1\r\nHost: " + partner.getAuthority()
                + "\r\nContent-Type: " + exchange.getRequestHeaders().getFirst("Content-Type")
                + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        try (SSLSocket socket =
                (SSLSocket) asNode.getSocketFactory().createSocket(partner.getHost(), partner.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            for (int at = 0; at < bytes; at++) {
                out.write(body, at, 1);
                if (!between.isZero()) {
                    out.flush();
                    Thread.sleep(between);
                }
            }
            out.flush();
        }
    }

    private static byte[] altered(byte[] receipt) {
        byte[] altered = receipt.clone();
        int at = receipt.length / 2;
        altered[at] = (byte) (altered[at] == 'A' ? 'B' : 'A');
        return altered;
    }

    private static String type(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Content-Type").orElse("application/octet-stream");
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answer(exchange, answer.statusCode(), type(answer), answer.body());
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static void halfOf(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type(answer));
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
        exchange.getResponseBody().write(Arrays.copyOf(answer.body(), answer.body().length / 2));
        exchange.getResponseBody().flush();
    }

    @Override
    public void close() {
        server.close();
        onward.shutdownNow();
        onward.close();
    }
}
