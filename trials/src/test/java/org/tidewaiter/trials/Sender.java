package org.tidewaiter.trials;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.dispatch.DispatchHeader;
import org.tidewaiter.exchange.dispatch.DispatchItem;
import org.tidewaiter.exchange.dispatch.DispatchWriter;
import org.tidewaiter.exchange.dispatch.SignedDispatch;
import org.tidewaiter.exchange.identity.IdentityTls;
import org.tidewaiter.exchange.identity.KeyDirectory;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.receipt.ReceiptReader;
import org.tidewaiter.exchange.receipt.VerifiedReceipt;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.IssuedVersion;
import org.tidewaiter.exchange.version.Onward;
import org.tidewaiter.exchange.version.Part;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.exchange.version.VersionClaims;
import org.tidewaiter.exchange.version.VersionIssuer;
import org.tidewaiter.exchange.version.VersionKind;
import org.tidewaiter.report.disclosure.Discloser;
import org.tidewaiter.report.disclosure.DisclosureProfile;
import org.tidewaiter.report.disclosure.TextRelease;
import org.tidewaiter.report.generated.GeneratedCases;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Writes and sends by hand, with the identity of a node, what that node or somebody in its place could send. */
final class Sender implements AutoCloseable {

    private static final String PROFILE = "non-personal-standard";

    private final NodeIdentity identity;
    private final Agreement agreement;
    private final URI dispatches;
    private final KeyDirectory keys;
    private final HttpClient http;
    private final SecureRandom random = new SecureRandom();
    private final GeneratedCases cases;
    private long sequence;

    Sender(DemoNetwork network, String node, KeyDirectory keys) {
        this.identity = network.identity(node);
        this.agreement = network.agreement(node);
        this.keys = keys;
        int port = network.node(DemoNetwork.HUB).description().ports().exchange();
        this.dispatches = URI.create("https://127.0.0.1:" + port + "/exchange/v1/dispatches");
        this.http = client(identity, network);
        this.cases = new GeneratedCases(random.nextLong(), LocalDate.now(), Set.of(node));
    }

    private static HttpClient client(NodeIdentity own, DemoNetwork network) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(IdentityTls.clientContext(
                        own, network.identity(DemoNetwork.HUB).verificationKey(), InstantSource.system()))
                .build();
    }

    NodeIdentity identity() {
        return identity;
    }

    ReportIdentity newReport() {
        return report(timeOrdered());
    }

    ReportIdentity report(UUID number) {
        return new ReportIdentity(identity.node() + "-CUSTOMS", number);
    }

    /** A signed version with the content of a generated case. */
    IssuedVersion content(ReportIdentity report, int version, List<Digest> predecessors) {
        return issue(claims(report, version, VersionKind.CONTENT, predecessors), parts());
    }

    IssuedVersion withdrawal(ReportIdentity report, int version, List<Digest> predecessors) {
        return issue(claims(report, version, VersionKind.WITHDRAWAL, predecessors), List.of());
    }

    IssuedVersion issue(VersionClaims claims, List<Part> parts) {
        return new VersionIssuer(identity.signingKey(), random).issue(claims, parts);
    }

    List<Part> parts() {
        return new Discloser(DisclosureProfile.named(PROFILE))
                .disclose(cases.next().report(), TextRelease.WITHHELD, Set.of()).parts().stream()
                        .map(part -> new Part(part.name(), part.value()))
                        .toList();
    }

    VersionClaims claims(ReportIdentity report, int version, VersionKind kind, List<Digest> predecessors) {
        return new VersionClaims(
                identity.node(),
                report,
                version,
                kind,
                kind == VersionKind.WITHDRAWAL ? "ENTERED_IN_ERROR" : null,
                predecessors,
                1,
                Vocabulary.load().edition(),
                1,
                Instant.now(),
                List.of("H0"),
                new Onward(List.of(), PROFILE));
    }

    DispatchHeader header() {
        return header(identity.node(), DemoNetwork.HUB);
    }

    DispatchHeader header(String sender, String audience) {
        return new DispatchHeader(
                timeOrdered(), sender, audience, agreement.number(), agreement.digest(), 1, ++sequence, Instant.now());
    }

    SignedDispatch dispatch(DispatchItem... items) {
        return new DispatchWriter(identity.signingKey()).write(header(), List.of(items));
    }

    HttpResponse<byte[]> send(byte[] body) throws Exception {
        return send(http, body);
    }

    /** Over a line that another identity opens. */
    HttpResponse<byte[]> sendAs(NodeIdentity other, DemoNetwork network, byte[] body) throws Exception {
        try (HttpClient line = client(other, network)) {
            return send(line, body);
        }
    }

    private HttpResponse<byte[]> send(HttpClient line, byte[] body) throws Exception {
        return line.send(
                HttpRequest.newBuilder(dispatches)
                        .timeout(Duration.ofSeconds(30))
                        .header("Content-Type", SignedDispatch.MEDIA_TYPE)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Sends, and reads what the receipt says of the one item. */
    Outcome outcome(SignedDispatch dispatch) throws Exception {
        HttpResponse<byte[]> answer = send(dispatch.body());
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        if (answer.statusCode() == 200
                && new ReceiptReader(keys).read(text, dispatch) instanceof VerifiedReceipt verified) {
            return verified.receipt().items().getFirst().outcome();
        }
        throw new AssertionError("no receipt that verifies: HTTP " + answer.statusCode() + " " + text);
    }

    /** A UUID of version 7. */
    UUID timeOrdered() {
        return new UUID(
                (System.currentTimeMillis() << 16) | 0x7000L | (random.nextLong() & 0x0FFFL),
                (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
