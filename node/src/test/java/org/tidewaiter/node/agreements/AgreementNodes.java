package org.tidewaiter.node.agreements;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.AgreementSigner;
import org.tidewaiter.exchange.agreement.ProfileReference;
import org.tidewaiter.exchange.agreement.ReleaseRule;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.identity.TlsTerms;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.Onward;
import org.tidewaiter.node.TestDatabase;
import org.tidewaiter.node.Tidewaiter;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestAccounts;
import org.tidewaiter.report.ReportJson;
import org.tidewaiter.report.disclosure.DisclosureProfile;
import tools.jackson.databind.JsonNode;

/** Two whole nodes, Estonia and a hub, with an agreement on tobacco in force; either can be stopped and started again. */
final class AgreementNodes implements AutoCloseable {

    static final String NUMBER = "EE-HUB";
    private static final String PROFILE = "non-personal-standard";
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    final NodeIdentity national = identity("EE");
    final NodeIdentity hub = identity("HUB");
    final Agreement first = firstRevision();
    private final boolean connected;
    private final boolean agreed;
    private final int hubPort = freePort();
    private final int nationalPort = freePort();
    private final int nowhere = freePort();
    private final Path file = agree();
    private final ApplicationContextInitializer<ConfigurableApplicationContext> nationalDatabase = remembered();
    private final ApplicationContextInitializer<ConfigurableApplicationContext> hubDatabase = remembered();
    ConfigurableApplicationContext hubNode;
    ConfigurableApplicationContext nationalNode;

    /** @param connected whether there is a line between the two */
    AgreementNodes(boolean connected) {
        this(connected, true);
    }

    private AgreementNodes(boolean connected, boolean agreed) {
        this.connected = connected;
        this.agreed = agreed;
        this.hubNode = startHub();
        this.nationalNode = startNational();
    }

    /** Two that know each other and have agreed on nothing yet. */
    static AgreementNodes strangers() {
        return new AgreementNodes(true, false);
    }

    ConfigurableApplicationContext startHub() {
        hubNode = start(hub, "HUB", national, hubPort, connected ? nationalPort : nowhere, hubDatabase);
        return hubNode;
    }

    ConfigurableApplicationContext startNational() {
        nationalNode = start(national, "NATIONAL", hub, nationalPort, connected ? hubPort : nowhere, nationalDatabase);
        return nationalNode;
    }

    /** The same database and the same data folder at every start. */
    private static ApplicationContextInitializer<ConfigurableApplicationContext> remembered() {
        List<String> kept = new ArrayList<>();
        return context -> {
            if (kept.isEmpty()) {
                new TestDatabase().initialize(context);
                for (String key : List.of(
                        "tidewaiter.database.url",
                        "tidewaiter.database.user",
                        "tidewaiter.database.password",
                        "tidewaiter.data")) {
                    kept.add(key + "=" + context.getEnvironment().getRequiredProperty(key));
                }
            } else {
                TestPropertyValues.of(kept).applyTo(context);
            }
        };
    }

    private static NodeIdentity identity(String name) {
        return NodeIdentity.create(name, TlsTerms.standard(List.of(), Clock.systemUTC()), new SecureRandom());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Agreement firstRevision() {
        return new Agreement(
                NUMBER,
                1,
                null,
                "EE",
                "HUB",
                List.of("TOBACCO"),
                List.of("SEIZURE"),
                new ProfileReference(
                        PROFILE, Digest.parse(DisclosureProfile.named(PROFILE).digest())),
                List.of("H0"),
                new Onward(List.of(), PROFILE),
                "Test",
                24,
                Instant.parse("2020-01-01T00:00:00Z"),
                null,
                ReleaseRule.AUTOMATIC);
    }

    private Path agree() {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "nodes");
            return Files.write(
                    folder.resolve("agreement.json"),
                    ReportJson.mapper()
                            .writeValueAsBytes(Map.of(
                                    "bySender", new AgreementSigner(national.signingKey()).sign(first),
                                    "byReceiver", new AgreementSigner(hub.signingKey()).sign(first))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ConfigurableApplicationContext start(
            NodeIdentity own,
            String part,
            NodeIdentity partner,
            int port,
            int partnerPort,
            ApplicationContextInitializer<ConfigurableApplicationContext> database) {
        List<String> properties = new ArrayList<>(List.of(
                "server.port=0",
                "spring.main.banner-mode=off",
                "tidewaiter.node.name=" + own.node(),
                "tidewaiter.node.title.en=Node " + own.node(),
                "tidewaiter.node.title.fr=Nœud " + own.node(),
                "tidewaiter.node.part=" + part,
                "tidewaiter.exchange.port=" + port,
                "tidewaiter.partners[0].name=" + partner.node(),
                "tidewaiter.partners[0].title.en=Node " + partner.node(),
                "tidewaiter.partners[0].title.fr=Nœud " + partner.node(),
                "tidewaiter.partners[0].url=https://localhost:" + partnerPort,
                "tidewaiter.partners[0].key=" + partner.verificationKey().text(),
                "tidewaiter.release.api=automatic",
                "tidewaiter.lanes.look=100ms",
                "tidewaiter.lanes.first-retry=50ms",
                "tidewaiter.lanes.longest-retry=200ms"));
        if (agreed) {
            properties.add("tidewaiter.agreements[0]=" + file.toAbsolutePath());
        }
        if (part.equals("NATIONAL")) {
            properties.add("tidewaiter.node.originator=EE-CUSTOMS");
        } else {
            properties.add("tidewaiter.partners[0].originators[0]=EE-CUSTOMS");
        }
        return new SpringApplicationBuilder(Tidewaiter.class, TestAccounts.class)
                .initializers(
                        database,
                        started -> store(own, started.getEnvironment().getRequiredProperty("tidewaiter.data")))
                .properties(properties.toArray(String[]::new))
                .run();
    }

    private static void store(NodeIdentity identity, String data) {
        Path directory = Path.of(data).resolve("identity");
        if (!NodeIdentity.isStoredIn(directory)) {
            identity.store(directory);
        }
    }

    /** Somebody at one of the nodes, with a token. */
    static Person person(ConfigurableApplicationContext node, Role... roles) {
        TestAccounts accounts = node.getBean(TestAccounts.class);
        return new Person(
                "http://localhost:" + node.getEnvironment().getRequiredProperty("local.server.port"),
                accounts.token(accounts.create("person-" + PEOPLE.incrementAndGet(), roles)));
    }

    static int port(ConfigurableApplicationContext node) {
        return Integer.parseInt(node.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** What somebody was answered. */
    record Reply(int status, byte[] bytes) {

        JsonNode json() {
            return ReportJson.mapper().readTree(bytes);
        }

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** Calls the API of a node. */
    static final class Person {

        private static final HttpClient HTTP = HttpClient.newHttpClient();

        private final String root;
        private final String token;

        private Person(String root, String token) {
            this.root = root;
            this.token = token;
        }

        Reply get(String path) {
            return send(request(path).GET());
        }

        Reply delete(String path) {
            return send(request(path).DELETE());
        }

        Reply post(String path, String json) {
            return post(path, json.getBytes(StandardCharsets.UTF_8));
        }

        Reply post(String path, byte[] json) {
            return send(request(path)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(json)));
        }

        /** Signs, withdraws and so on: whatever is done to one text without saying more. */
        Reply act(String digest, String action) {
            return send(
                    request("/api/v1/proposals/" + digest + "/" + action).POST(HttpRequest.BodyPublishers.noBody()));
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create(root + path)).header("Authorization", "Bearer " + token);
        }

        private static Reply send(HttpRequest.Builder request) {
            try {
                HttpResponse<byte[]> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
                return new Reply(response.statusCode(), response.body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        nationalNode.close();
        hubNode.close();
    }
}
