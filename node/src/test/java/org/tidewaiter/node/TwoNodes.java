package org.tidewaiter.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.AgreementSigner;
import org.tidewaiter.exchange.agreement.ProfileReference;
import org.tidewaiter.exchange.agreement.ReleaseRule;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.identity.TlsTerms;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.Onward;
import org.tidewaiter.report.ReportJson;
import org.tidewaiter.report.disclosure.DisclosureProfile;

/** Two whole nodes, Estonia and a hub, with an agreement under which a coordinator releases tobacco. */
public final class TwoNodes implements AutoCloseable {

    private static final String PROFILE = "non-personal-standard";

    private final NodeIdentity national = identity("EE");
    private final NodeIdentity hub = identity("HUB");
    private final int hubPort = FreePorts.next();
    private final int nationalPort = FreePorts.next();
    private final Path agreement = agree();
    private final List<ConfigurableApplicationContext> contexts = new ArrayList<>();
    public final ConfigurableApplicationContext hubNode = started(new NodeUnderTest(hub, "HUB", hubPort)
            .with(national, nationalPort, "EE-CUSTOMS")
            .under(agreement));
    public final ConfigurableApplicationContext nationalNode =
            started(new NodeUnderTest(national, "NATIONAL", nationalPort)
                    .with(hub, hubPort)
                    .under(agreement));

    /** A new identity of that name. */
    public static NodeIdentity identity(String name) {
        return NodeIdentity.create(name, TlsTerms.standard(List.of(), Clock.systemUTC()), new SecureRandom());
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

    private ConfigurableApplicationContext started(NodeUnderTest node) {
        ConfigurableApplicationContext context = node.start();
        contexts.add(context);
        return context;
    }

    @Override
    public void close() {
        contexts.reversed().forEach(ConfigurableApplicationContext::close);
    }
}
