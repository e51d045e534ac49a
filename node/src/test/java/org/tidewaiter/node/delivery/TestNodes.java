package org.tidewaiter.node.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.AgreementSigner;
import org.tidewaiter.exchange.agreement.ProfileReference;
import org.tidewaiter.exchange.agreement.ReleaseRule;
import org.tidewaiter.exchange.agreement.SignedAgreement;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.identity.TlsTerms;
import org.tidewaiter.exchange.version.Onward;
import org.tidewaiter.node.FreePorts;
import org.tidewaiter.node.TestDatabase;
import org.tidewaiter.node.access.TestAccounts;
import org.tidewaiter.node.delivery.agreement.AgreementFile;

/** Two organisations that have pinned each other's keys and signed one agreement: EE sends to HUB. */
public final class TestNodes implements AutoCloseable {

    public final NodeIdentity national = identity("EE");
    public final NodeIdentity hub = identity("HUB");
    final int hubPort = FreePorts.next();
    final int nationalPort = FreePorts.next();
    public final Agreement agreement = agreement("EE", "HUB");
    final Path agreementFile;
    private final Path folder;
    private final List<ConfigurableApplicationContext> contexts = new ArrayList<>();

    public TestNodes() {
        try {
            folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "nodes");
            agreementFile = folder.resolve("agreement.json");
            Files.writeString(agreementFile, AgreementFile.write(signed(agreement)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @EnableAutoConfiguration
    @ConfigurationPropertiesScan("org.tidewaiter.node")
    @ComponentScan({
        "org.tidewaiter.node.access",
        "org.tidewaiter.node.accounts",
        "org.tidewaiter.node.audit",
        "org.tidewaiter.node.web",
        "org.tidewaiter.node.delivery",
        "org.tidewaiter.node.journal",
        "org.tidewaiter.node.ledger",
        "org.tidewaiter.node.mandates",
        "org.tidewaiter.node.checkup",
        "org.tidewaiter.node.operations",
        "org.tidewaiter.node.settings",
        "org.tidewaiter.node.database"
    })
    @Import({
        MemoryReports.class,
        MemoryAttachments.class,
        MemoryLetters.class,
        MemoryLetters.Later.class,
        InBetween.class
    })
    static class Application {}

    static NodeIdentity identity(String name) {
        return NodeIdentity.create(name, TlsTerms.standard(List.of(), Clock.systemUTC()), new SecureRandom());
    }

    /** The same text under both nodes' signatures. */
    public SignedAgreement signed(Agreement text) {
        return new SignedAgreement(
                new AgreementSigner(national.signingKey()).sign(text),
                new AgreementSigner(hub.signingKey()).sign(text));
    }

    /** The same for a text under which the hub sends. */
    SignedAgreement signedFromHub(Agreement text) {
        return new SignedAgreement(
                new AgreementSigner(hub.signingKey()).sign(text),
                new AgreementSigner(national.signingKey()).sign(text));
    }

    static Agreement agreement(String sender, String receiver) {
        return new Agreement(
                sender + "-" + receiver,
                1,
                null,
                sender,
                receiver,
                List.of("tobacco"),
                List.of("seizure"),
                new ProfileReference("test", MemoryReports.PROFILE),
                List.of(),
                new Onward(List.of(), "test"),
                "Test",
                24,
                Instant.parse("2020-01-01T00:00:00Z"),
                null,
                ReleaseRule.AUTOMATIC);
    }

    ConfigurableApplicationContext startNational(String... properties) {
        return start(national, "NATIONAL", hub, 0, List.of(), properties);
    }

    ConfigurableApplicationContext startHub(String... properties) {
        return start(hub, "HUB", national, hubPort, List.of("EE-CUSTOMS"), properties);
    }

    private ConfigurableApplicationContext start(
            NodeIdentity own, String part, NodeIdentity partner, int port, List<String> originators, String... more) {
        List<String> properties = new ArrayList<>(List.of(
                "server.port=0",
                "spring.main.banner-mode=off",
                "tidewaiter.node.name=" + own.node(),
                "tidewaiter.node.title.en=" + own.node(),
                "tidewaiter.node.title.fr=" + own.node(),
                "tidewaiter.node.part=" + part,
                "tidewaiter.exchange.port=" + port,
                "tidewaiter.agreements[0]=" + agreementFile.toAbsolutePath(),
                "tidewaiter.partners[0].name=" + partner.node(),
                "tidewaiter.partners[0].title.en=" + partner.node(),
                "tidewaiter.partners[0].title.fr=" + partner.node(),
                "tidewaiter.partners[0].url=https://localhost:" + hubPort,
                "tidewaiter.partners[0].key=" + partner.verificationKey().text(),
                "tidewaiter.lanes.look=100ms",
                "tidewaiter.lanes.first-retry=50ms",
                "tidewaiter.lanes.longest-retry=200ms",
                "tidewaiter.lanes.longest-postponement=2s",
                "tidewaiter.lanes.lease=3s"));
        properties.addAll(TestAccounts.NOBODY);
        if (part.equals("NATIONAL")) {
            properties.add("tidewaiter.node.originator=EE-CUSTOMS");
        }
        for (int i = 0; i < originators.size(); i++) {
            properties.add("tidewaiter.partners[0].originators[" + i + "]=" + originators.get(i));
        }
        properties.addAll(List.of(more));
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
                .initializers(
                        new TestDatabase(),
                        started -> store(own, Path.of(started.getEnvironment().getRequiredProperty("tidewaiter.data"))))
                .properties(properties.toArray(String[]::new))
                .run();
        contexts.add(context);
        return context;
    }

    private static void store(NodeIdentity identity, Path data) {
        Path directory = data.resolve("identity");
        if (!NodeIdentity.isStoredIn(directory)) {
            identity.store(directory);
        }
    }

    @Override
    public void close() {
        contexts.forEach(ConfigurableApplicationContext::close);
    }
}
