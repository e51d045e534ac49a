package org.tidewaiter.node.delivery.partner;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.identity.IdentityTls;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.identity.VerificationKey;

/** Calls partners over mutual TLS: each call has one deadline for everything, each answer a greatest size. */
@Component
public class PartnerCalls implements DisposableBean {

    /** The request header in which a node presents the furthest head of the partner's log that it verified. */
    public static final String LOG_HEAD = "Tidewaiter-Log-Head";

    private static final int LARGEST_ANSWER = 2 * 1024 * 1024;

    private final NodeIdentity identity;
    private final LaneSettings settings;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<List<VerificationKey>, HttpClient> clients = new ConcurrentHashMap<>();

    PartnerCalls(NodeIdentity identity, LaneSettings settings, Clock clock) {
        this.identity = identity;
        this.settings = settings;
        this.clock = clock;
    }

    /** What a partner answered, or why it did not. */
    public sealed interface Reply {

        /** @param certificateEnds the end of the certificate that the partner showed; null where it is not known */
        record Answered(
                int status,
                String mediaType,
                byte[] body,
                @Nullable Instant certificateEnds) implements Reply {

            public String text() {
                return new String(body, StandardCharsets.UTF_8);
            }
        }

        /**
         * No whole answer.
         *
         * @param begun whether the partner was reached, so that it may have the request
         */
        record Lost(boolean begun, String problem) implements Reply {}
    }

    /** @param logHead the furthest head of the partner's own log that is verified here, to be presented; or null */
    public Reply get(Partner partner, String path, @Nullable String logHead) throws InterruptedException {
        return send(
                partner,
                presenting(HttpRequest.newBuilder(address(partner.url(), path)), logHead)
                        .GET()
                        .build());
    }

    /** Without more, and with a deadline of its own. */
    Reply getWithin(Duration within, Partner partner, String path) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address(partner.url(), path)).GET().build();
        return send(client(partner), request, within);
    }

    /** @param logHead as for {@link #get} */
    public Reply post(Partner partner, String path, String mediaType, byte[] body, @Nullable String logHead)
            throws InterruptedException {
        return send(
                partner,
                presenting(HttpRequest.newBuilder(address(partner.url(), path)), logHead)
                        .header("Content-Type", mediaType)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build());
    }

    private static HttpRequest.Builder presenting(HttpRequest.Builder request, @Nullable String logHead) {
        return logHead == null ? request : request.header(LOG_HEAD, logHead);
    }

    public Reply post(Partner partner, String path, String mediaType, byte[] body) throws InterruptedException {
        return send("POST", partner, path, mediaType, body);
    }

    public Reply put(Partner partner, String path, String mediaType, byte[] body) throws InterruptedException {
        return send("PUT", partner, path, mediaType, body);
    }

    private Reply send(String method, Partner partner, String path, String mediaType, byte[] body)
            throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address(partner.url(), path))
                .header("Content-Type", mediaType)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return send(partner, request);
    }

    private Reply send(Partner partner, HttpRequest request) throws InterruptedException {
        return send(client(partner), request);
    }

    private Reply send(HttpClient client, HttpRequest request) throws InterruptedException {
        return send(client, request, settings.answerWithin());
    }

    private static Reply send(HttpClient client, HttpRequest request, Duration within) throws InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> call =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        try {
            HttpResponse<byte[]> response = call.get(within.toMillis(), TimeUnit.MILLISECONDS);
            return new Reply.Answered(
                    response.statusCode(), mediaType(response), response.body(), certificateEnds(response));
        } catch (TimeoutException slow) {
            call.cancel(true);
            return new Reply.Lost(true, "timed-out");
        } catch (ExecutionException failed) {
            return lost(Optional.ofNullable(failed.getCause()).orElse(failed));
        } catch (InterruptedException stopped) {
            call.cancel(true);
            throw stopped;
        }
    }

    private static Reply lost(Throwable cause) {
        return switch (cause) {
            case ConnectException _, UnresolvedAddressException _, HttpTimeoutException _ ->
                new Reply.Lost(false, "unreachable");
            case SSLException _ -> new Reply.Lost(false, "tls-refused");
            case IOException _ -> new Reply.Lost(true, "connection-cut");
            default -> throw new IllegalStateException("a call to a partner failed", cause);
        };
    }

    private static @Nullable Instant certificateEnds(HttpResponse<?> response) {
        SSLSession session = response.sslSession().orElse(null);
        if (session == null) {
            return null;
        }
        try {
            return session.getPeerCertificates()[0] instanceof X509Certificate shown ? IdentityTls.endOf(shown) : null;
        } catch (SSLPeerUnverifiedException none) {
            return null;
        }
    }

    private static String mediaType(HttpResponse<?> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip();
    }

    private static URI address(URI base, String path) {
        String text = base.toString();
        return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path);
    }

    private HttpClient client(Partner partner) {
        return clients.computeIfAbsent(partner.keys().inUse(), keys -> client(identity, keys));
    }

    /** Shows what that identity shows, and takes whoever holds one of the keys. */
    private HttpClient client(NodeIdentity own, List<VerificationKey> partner) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectWithin())
                .sslContext(IdentityTls.clientContext(own, partner, clock))
                .executor(threads)
                .build();
    }

    /** One call to a node that is no partner, as another than this node. */
    Reply introduce(NodeIdentity shown, VerificationKey partner, URI base, String path, String mediaType, byte[] body)
            throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address(base, path))
                .header("Content-Type", mediaType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpClient client = client(shown, List.of(partner));
        try {
            return send(client, request);
        } finally {
            client.shutdownNow();
        }
    }

    @Override
    public void destroy() {
        clients.values().forEach(HttpClient::shutdownNow);
        threads.shutdownNow();
    }
}
