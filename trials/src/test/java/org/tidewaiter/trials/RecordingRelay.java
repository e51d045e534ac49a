package org.tidewaiter.trials;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.tidewaiter.exchange.identity.IdentityTls;
import org.tidewaiter.exchange.identity.NodeIdentity;

/**
 * Stands on the line between a node and its partner and shows every byte that passes, decrypted. It can do so only
 * because the trial made both identities: to the node it is the partner, to the partner it is the node.
 */
final class RecordingRelay implements AutoCloseable {

    private final HttpsServer server;
    private final HttpClient onward;
    private final URI partner;
    private final Tap tap;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Is shown what passes, on several threads. */
    interface Tap {
        void passed(String path, byte[] request, byte[] answer);

        /** Is shown what has left the node and not reached the partner; it goes on when this returns. */
        default void underWay(String path, byte[] request) throws InterruptedException {}
    }

    RecordingRelay(int port, NodeIdentity node, NodeIdentity partner, URI partnerUrl, Tap tap) throws IOException {
        this.partner = partnerUrl;
        this.tap = tap;
        InstantSource clock = InstantSource.system();
        this.onward = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(IdentityTls.clientContext(node, partner.verificationKey(), clock))
                .build();
        this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setHttpsConfigurator(
                mutual(IdentityTls.serverContext(partner, () -> List.of(node.verificationKey()), clock)));
        server.createContext("/", this::relay);
        server.setExecutor(threads);
        server.start();
    }

    private static HttpsConfigurator mutual(SSLContext context) {
        return new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters terms = context.getDefaultSSLParameters();
                terms.setNeedClientAuth(true);
                parameters.setSSLParameters(terms);
            }
        };
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
        server.stop(0);
        onward.shutdownNow();
        onward.close();
        threads.shutdownNow();
    }
}
