package org.tidewaiter.trials;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import org.tidewaiter.exchange.identity.IdentityTls;
import org.tidewaiter.exchange.identity.NodeIdentity;

/**
 * Stands on the line between a node and its partner and shows every byte that passes, decrypted. It can do so only
 * because the trial made both identities: to the node it is the partner, to the partner it is the node.
 */
final class RecordingRelay implements AutoCloseable {

    private final PosingServer server;
    private final HttpClient onward;
    private final URI partner;
    private final Tap tap;

    /** Is shown what passes, on several threads. */
    interface Tap {
        void passed(String path, byte[] request, byte[] answer);

        /** Is shown what has left the node and not reached the partner; it goes on when this returns. */
        default void underWay(String path, byte[] request) throws InterruptedException {}
    }

    RecordingRelay(int port, NodeIdentity node, NodeIdentity partner, URI partnerUrl, Tap tap) throws IOException {
        this.partner = partnerUrl;
        this.tap = tap;
        this.onward = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(IdentityTls.clientContext(node, partner.verificationKey(), InstantSource.system()))
                .build();
        this.server = new PosingServer(port, node, partner, this::relay);
    }

    private void relay(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] request = exchange.getRequestBody().readAllBytes();
            tap.underWay(exchange.getRequestURI().getPath(), request);
            HttpResponse<byte[]> answer = onward.send(
                    HttpRequest.newBuilder(partner.resolve(exchange.getRequestURI()))
                            .header("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"))
                            .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            tap.passed(exchange.getRequestURI().getPath(), request, answer.body());
            answer.headers()
                    .firstValue("Content-Type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.close();
        onward.shutdownNow();
        onward.close();
    }
}
