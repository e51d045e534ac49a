package org.tidewaiter.exchange.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real handshakes between two nodes over loopback. */
class IdentityTlsTest {

    private static final Instant NOW = Instant.parse("2026-05-03T10:15:30Z");
    private static final Instant YEARS_LATER = NOW.plus(Duration.ofDays(731));
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final TlsTerms TERMS = TlsTerms.standard(List.of(), CLOCK);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final NodeIdentity ESTONIA = NodeIdentity.create("ee-customs", TERMS, RANDOM);
    private static final NodeIdentity HUB = NodeIdentity.create("hub", TERMS, RANDOM);
    private static final NodeIdentity LATVIA = NodeIdentity.create("lv-customs", TERMS, RANDOM);

    private final List<VerificationKey> pinnedAtTheHub =
            new CopyOnWriteArrayList<>(List.of(ESTONIA.verificationKey(), LATVIA.verificationKey()));
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<HttpsServer> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
        threads.close();
    }

    private int serve(NodeIdentity own, InstantSource clock) throws IOException {
        SSLContext context = IdentityTls.serverContext(own, () -> pinnedAtTheHub, clock);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("0.0.0.0"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = context.getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            byte[] answer = caller((HttpsExchange) exchange).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        servers.add(server);
        return server.getAddress().getPort();
    }

    private String caller(HttpsExchange exchange) throws SSLPeerUnverifiedException {
        X509Certificate[] chain = Arrays.stream(exchange.getSSLSession().getPeerCertificates())
                .map(X509Certificate.class::cast)
                .toArray(X509Certificate[]::new);
        return IdentityTls.signerOf(chain, pinnedAtTheHub).orElseThrow().text();
    }

    private static String call(SSLContext context, String host, int port) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(context)
                .connectTimeout(Duration.ofSeconds(20))
                .build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("https://" + host + ":" + port + "/"))
                    .timeout(Duration.ofSeconds(20))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    @Test
    void partnersMeetAndKnowEachOther() throws Exception {
        int port = serve(HUB, CLOCK);

        assertThat(call(IdentityTls.clientContext(ESTONIA, HUB.verificationKey(), CLOCK), "localhost", port))
                .isEqualTo(ESTONIA.verificationKey().text());
        assertThat(call(IdentityTls.clientContext(LATVIA, HUB.verificationKey(), CLOCK), "localhost", port))
                .isEqualTo(LATVIA.verificationKey().text());
    }

    @Test
    void aPartnerIsItsKeyUnderWhateverHostName() throws Exception {
        int port = serve(HUB, CLOCK);

        assertThat(call(IdentityTls.clientContext(ESTONIA, HUB.verificationKey(), CLOCK), "127.0.0.2", port))
                .isEqualTo(ESTONIA.verificationKey().text());
    }

    @Test
    void refusesAServerThatIsNotThePartner() throws Exception {
        int port = serve(LATVIA, CLOCK);
        SSLContext toTheHub = IdentityTls.clientContext(ESTONIA, HUB.verificationKey(), CLOCK);

        assertThatThrownBy(() -> call(toTheHub, "localhost", port)).isInstanceOf(SSLException.class);
    }

    @Test
    void refusesAClientThatIsNoPartner() throws Exception {
        int port = serve(HUB, CLOCK);
        NodeIdentity stranger = NodeIdentity.create("ee-customs", TERMS, RANDOM);
        SSLContext context = IdentityTls.clientContext(stranger, HUB.verificationKey(), CLOCK);

        assertThatThrownBy(() -> call(context, "localhost", port)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesAPartnerFromTheMomentItIsUnpinned() throws Exception {
        int port = serve(HUB, CLOCK);
        pinnedAtTheHub.remove(ESTONIA.verificationKey());
        SSLContext context = IdentityTls.clientContext(ESTONIA, HUB.verificationKey(), CLOCK);

        assertThatThrownBy(() -> call(context, "localhost", port)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesAServerWhoseLeafHasExpired() throws Exception {
        int port = serve(HUB, CLOCK);
        SSLContext later = IdentityTls.clientContext(ESTONIA, HUB.verificationKey(), InstantSource.fixed(YEARS_LATER));

        assertThatThrownBy(() -> call(later, "localhost", port)).isInstanceOf(SSLException.class);
    }

    @Test
    void refusesAClientWhoseLeafHasExpired() throws Exception {
        int port = serve(HUB, InstantSource.fixed(YEARS_LATER));
        SSLContext context = IdentityTls.clientContext(ESTONIA, HUB.verificationKey(), CLOCK);

        assertThatThrownBy(() -> call(context, "localhost", port)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesALeafNotValidYet() throws Exception {
        int port = serve(HUB, CLOCK);
        SSLContext earlier = IdentityTls.clientContext(
                ESTONIA, HUB.verificationKey(), InstantSource.fixed(NOW.minus(Duration.ofDays(1))));

        assertThatThrownBy(() -> call(earlier, "localhost", port)).isInstanceOf(SSLException.class);
    }

    @Test
    void acceptsAPartnerWithARenewedTlsKey() throws Exception {
        TlsTerms later = TlsTerms.standard(List.of("hub.example"), InstantSource.fixed(YEARS_LATER));
        int port = serve(HUB.withNewTls(later, RANDOM), InstantSource.fixed(YEARS_LATER.minusSeconds(90_000)));
        InstantSource clock = InstantSource.fixed(YEARS_LATER);

        assertThat(call(IdentityTls.clientContext(ESTONIA, HUB.verificationKey(), clock), "localhost", port))
                .isEqualTo(ESTONIA.verificationKey().text());
    }

    @Test
    void anIdentityCertificateIsNoLeaf() {
        X509Certificate[] chain = {HUB.identityCertificate()};
        Collection<VerificationKey> candidates = List.of(HUB.verificationKey());

        assertThat(IdentityTls.signerOf(chain, candidates)).isEmpty();
        assertThat(IdentityTls.signerOf(new X509Certificate[0], candidates)).isEmpty();
    }

    @Test
    void aLeafBehindAForeignChainIsJudgedByItself() {
        X509Certificate[] chain = {LATVIA.tlsCertificate(), HUB.tlsCertificate(), HUB.identityCertificate()};

        assertThat(IdentityTls.signerOf(chain, List.of(HUB.verificationKey()))).isEmpty();
    }
}
