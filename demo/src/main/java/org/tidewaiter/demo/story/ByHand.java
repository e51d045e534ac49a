package org.tidewaiter.demo.story;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.dispatch.DispatchHeader;
import org.tidewaiter.exchange.dispatch.DispatchItem;
import org.tidewaiter.exchange.dispatch.DispatchWriter;
import org.tidewaiter.exchange.dispatch.SignedDispatch;
import org.tidewaiter.exchange.identity.IdentityTls;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.receipt.ReceiptReader;
import org.tidewaiter.exchange.receipt.VerifiedReceipt;
import org.tidewaiter.exchange.version.IssuedVersion;
import org.tidewaiter.exchange.version.Onward;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.exchange.version.VersionClaims;
import org.tidewaiter.exchange.version.VersionIssuer;
import org.tidewaiter.exchange.version.VersionKind;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Sends dispatches to the hub by hand, with the identity of the first national node. */
final class ByHand implements AutoCloseable {

    private static final String PATH = "/exchange/v1/dispatches";
    private static final String DISPATCH_TYPE = "application/vnd.tidewaiter.dispatch+ndjson";

    private final SecureRandom random = new SecureRandom();
    private final Scene scene;
    private final NodeIdentity sender;
    private final SSLContext tls;
    private final HttpClient client;
    private final int port;

    ByHand(Scene scene) throws Exception {
        this.scene = scene;
        this.sender = scene.network().identity(DemoNetwork.ESTONIA);
        this.tls = IdentityTls.clientContext(
                sender, scene.network().identity(DemoNetwork.HUB).verificationKey(), InstantSource.system());
        this.client = HttpClient.newBuilder().sslContext(tls).build();
        this.port = scene.network().node(DemoNetwork.HUB).description().ports().exchange();
    }

    /** A withdrawal of a report that never was: it needs no content, and leaves no case behind. */
    SignedDispatch dispatch() {
        Instant now = Instant.now();
        VersionClaims claims = new VersionClaims(
                DemoNetwork.ESTONIA,
                new ReportIdentity(DemoNetwork.ESTONIA + "-CUSTOMS", timeOrdered(now)),
                1,
                VersionKind.WITHDRAWAL,
                "ENTERED_IN_ERROR",
                List.of(),
                1,
                Vocabulary.load().edition(),
                1,
                now,
                List.of("H0"),
                new Onward(List.of(), "non-personal-standard"));
        IssuedVersion version = new VersionIssuer(sender.signingKey(), random).issue(claims, List.of());
        Agreement agreement = scene.network().agreement(DemoNetwork.ESTONIA);
        return new DispatchWriter(sender.signingKey())
                .write(
                        new DispatchHeader(
                                timeOrdered(now),
                                DemoNetwork.ESTONIA,
                                DemoNetwork.HUB,
                                agreement.number(),
                                agreement.digest(),
                                1,
                                1,
                                now),
                        List.of(DispatchItem.first(version.signed())));
    }

    private UUID timeOrdered(Instant now) {
        return new UUID(
                (now.toEpochMilli() << 16) | 0x7000L | (random.nextLong() & 0x0FFFL),
                (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }

    HttpResponse<byte[]> send(byte[] body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + PATH))
                        .timeout(Duration.ofSeconds(20))
                        .header("Content-Type", DISPATCH_TYPE)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Sends and hangs up at the first byte of the answer, so that the receipt finds nobody. */
    void sendAndHangUp(byte[] body) throws IOException {
        try (SSLSocket line = (SSLSocket) tls.getSocketFactory().createSocket("127.0.0.1", port)) {
            OutputStream out = line.getOutputStream();
            out.write(("POST " + PATH + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: " + DISPATCH_TYPE
                            + "\r\nContent-Length: " + body.length + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
            if (line.getInputStream().read() < 0) {
                throw new IOException("the hub hung up first");
            }
        }
    }

    /** Sends and gives what the hub's verified receipt says of the one item. */
    Outcome outcome(SignedDispatch dispatch) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(dispatch.body());
        String receipt = new String(answer.body(), StandardCharsets.UTF_8);
        if (answer.statusCode() != 200) {
            throw new AssertionError("the hub answered HTTP " + answer.statusCode());
        }
        if (new ReceiptReader(scene.keys()).read(receipt, dispatch) instanceof VerifiedReceipt verified) {
            return verified.receipt().items().getFirst().outcome();
        }
        throw new AssertionError("the receipt does not verify");
    }

    @Override
    public void close() {
        client.close();
    }
}
