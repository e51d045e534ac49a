package org.tidewaiter.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.AgreementSigner;
import org.tidewaiter.exchange.agreement.ProfileReference;
import org.tidewaiter.exchange.agreement.ReleaseRule;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.identity.TlsTerms;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.Onward;
import org.tidewaiter.node.access.TestAccounts;
import org.tidewaiter.report.ReportJson;
import org.tidewaiter.report.disclosure.DisclosureProfile;

/** Two whole nodes, Estonia and a hub, with an agreement under which a coordinator releases tobacco. */
public final class TwoNodes implements AutoCloseable {

    private static final String PROFILE = "non-personal-standard";

    private final NodeIdentity national = identity("EE");
    private final NodeIdentity hub = identity("HUB");
    private final int hubPort = freePort();
    private final int nationalPort = freePort();
    private final Path agreement = agree();
    private final List<ConfigurableApplicationContext> contexts = new ArrayList<>();
    public final ConfigurableApplicationContext hubNode = start(hub, "HUB", national, hubPort, nationalPort);
    public final ConfigurableApplicationContext nationalNode = start(national, "NATIONAL", hub, nationalPort, hubPort);

    /** A new identity of that name. */
    public static NodeIdentity identity(String name) {
        return NodeIdentity.create(name, TlsTerms.standard(List.of(), Clock.systemUTC()), new SecureRandom());
    }

    /** A port that nobody uses now. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path agree() {
        DisclosureProfile profile = DisclosureProfile.named(PROFILE);
        Agreement terms = new Agreement(
                "EE-HUB",
                1,
                null,
                "EE",
                "HUB",
                List.of("TOBACCO"),
                List.of("SEIZURE"),
                new ProfileReference(PROFILE, Digest.parse(profile.digest())),
                List.of("H0"),
                new Onward(List.of(), PROFILE),
                "Test",
                24,
                Instant.parse("2020-01-01T00:00:00Z"),
                null,
                ReleaseRule.COORDINATOR);
        return signed(terms, national, hub);
    }

    /** A file of these terms under both nodes' signatures. */
    public static Path signed(Agreement terms, NodeIdentity sender, NodeIdentity receiver) {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "nodes");
            return Files.write(
                    folder.resolve("agreement.json"),
                    ReportJson.mapper()
                            .writeValueAsBytes(Map.of(
                                    "bySender", new AgreementSigner(sender.signingKey()).sign(terms),
                                    "byReceiver", new AgreementSigner(receiver.signingKey()).sign(terms))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ConfigurableApplicationContext start(
            NodeIdentity own, String part, NodeIdentity partner, int port, int partnerPort) {
        List<String> properties = new ArrayList<>(List.of(
                "server.port=0",
                "tidewaiter.node.name=" + own.node(),
                "tidewaiter.node.title.en=Node " + own.node(),
                "tidewaiter.node.title.fr=Nœud " + own.node(),
                "tidewaiter.node.part=" + part,
                "tidewaiter.exchange.port=" + port,
                "tidewaiter.agreements[0]=" + agreement.toAbsolutePath(),
                "tidewaiter.partners[0].name=" + partner.node(),
                "tidewaiter.partners[0].title.en=Node " + partner.node(),
                "tidewaiter.partners[0].title.fr=Nœud " + partner.node(),
                "tidewaiter.partners[0].url=https://localhost:" + partnerPort,
                "tidewaiter.partners[0].key=" + partner.verificationKey().text(),
                "tidewaiter.lanes.look=100ms",
                "tidewaiter.lanes.first-retry=50ms"));
        if (part.equals("NATIONAL")) {
            properties.add("tidewaiter.node.originator=EE-CUSTOMS");
        } else {
            properties.add("tidewaiter.partners[0].originators[0]=EE-CUSTOMS");
        }
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Tidewaiter.class, TestAccounts.class)
                .initializers(
                        new TestDatabase(),
                        started -> own.store(Path.of(started.getEnvironment().getRequiredProperty("tidewaiter.data"))
                                .resolve("identity")))
                .properties(properties.toArray(String[]::new))
                .run();
        contexts.add(context);
        return context;
    }

    @Override
    public void close() {
        contexts.reversed().forEach(ConfigurableApplicationContext::close);
    }
}
