package org.tidewaiter.demo.story;

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

/** A dispatch sent twice is accepted once; a tampered one is refused. Sent by hand, with the national node's identity. */
final class SentTwiceAndTampered implements Step {

    private final SecureRandom random = new SecureRandom();

    @Override
    public int number() {
        return 8;
    }

    @Override
    public String title() {
        return "a dispatch sent twice is accepted once, a tampered one refused";
    }

    @Override
    public String run(Scene scene) throws Exception {
        NodeIdentity sender = scene.network().identity(DemoNetwork.ESTONIA);
        NodeIdentity hub = scene.network().identity(DemoNetwork.HUB);
        SignedDispatch dispatch = dispatch(scene, sender);
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(IdentityTls.clientContext(sender, hub.verificationKey(), InstantSource.system()))
                .build()) {
            Outcome first = outcome(scene, dispatch, send(scene, client, dispatch.body()));
            Outcome second = outcome(scene, dispatch, send(scene, client, dispatch.body()));
            if (!(first instanceof Outcome.Accepted accepted)) {
                throw new AssertionError("the first was not accepted: " + first);
            }
            if (!(second instanceof Outcome.AlreadyAccepted again)
                    || again.position() != accepted.position()
                    || !again.at().equals(accepted.at())) {
                throw new AssertionError("the second was not answered with the original acceptance: " + second);
            }
            byte[] tampered = dispatch.body().clone();
            tampered[tampered.length - 40] ^= 1;
            HttpResponse<byte[]> refused = send(scene, client, tampered);
            if (refused.statusCode() / 100 == 2) {
                throw new AssertionError("a tampered dispatch was taken");
            }
            return "accepted at position " + accepted.position() + ", then already accepted there; tampered: HTTP "
                    + refused.statusCode();
        }
    }

    /** A withdrawal of a report that never was: it needs no content, and leaves no case behind. */
    private SignedDispatch dispatch(Scene scene, NodeIdentity sender) {
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

    private static HttpResponse<byte[]> send(Scene scene, HttpClient client, byte[] body) throws Exception {
        int port = scene.network().node(DemoNetwork.HUB).description().ports().exchange();
        return client.send(
                HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/exchange/v1/dispatches"))
                        .timeout(Duration.ofSeconds(20))
                        .header("Content-Type", "application/vnd.tidewaiter.dispatch+ndjson")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static Outcome outcome(Scene scene, SignedDispatch dispatch, HttpResponse<byte[]> answer) {
        String receipt = new String(answer.body(), StandardCharsets.UTF_8);
        if (answer.statusCode() != 200) {
            throw new AssertionError("the hub answered HTTP " + answer.statusCode());
        }
        if (new ReceiptReader(scene.keys()).read(receipt, dispatch) instanceof VerifiedReceipt verified) {
            return verified.receipt().items().getFirst().outcome();
        }
        throw new AssertionError("the receipt does not verify");
    }
}
