package org.tidewaiter.node.agreements;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.ProfileReference;
import org.tidewaiter.exchange.agreement.ReleaseRule;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.Onward;
import org.tidewaiter.node.FreePorts;
import org.tidewaiter.node.Person;
import org.tidewaiter.node.TestDatabase;
import org.tidewaiter.node.Tidewaiter;
import org.tidewaiter.node.TwoNodes;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestAccounts;
import org.tidewaiter.node.delivery.Awaiting;
import org.tidewaiter.node.delivery.Letters;
import org.tidewaiter.report.disclosure.DisclosureProfile;

/** Two whole nodes, Estonia and a hub, with an agreement on tobacco in force; either can be stopped and started again. */
final class AgreementNodes implements AutoCloseable {

    static final String NUMBER = "EE-HUB";
    private static final String PROFILE = "non-personal-standard";
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    final NodeIdentity national = TwoNodes.identity("EE");
    final NodeIdentity hub = TwoNodes.identity("HUB");
    final Agreement first = firstRevision();
    private final boolean connected;
    private final boolean agreed;
    private final int hubPort = FreePorts.next();
    private final int nationalPort = FreePorts.next();
    private final int nowhere = FreePorts.next();
    private final Path file = TwoNodes.signed(first, national, hub);
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
        properties.addAll(TestAccounts.NOBODY);
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
        return Person.at(node, "person-" + PEOPLE.incrementAndGet(), roles);
    }

    /** Signs, withdraws and so on: whatever is done to one text without saying more. */
    static Person.Reply act(Person person, String digest, String action) {
        return person.post("/api/v1/proposals/" + digest + "/" + action);
    }

    static int port(ConfigurableApplicationContext node) {
        return Integer.parseInt(node.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @Override
    public void close() {
        nationalNode.close();
        hubNode.close();
    }

    /** Where the change of keys stands, as the node says. */
    static String keyStage(Person administrator) {
        return administrator.get("/api/v1/keys").json().path("stage").stringValue();
    }

    /** A report that is signed here and on its way to the hub; its name inside the national node. */
    UUID report() {
        Person officer = person(nationalNode, Role.OFFICER, Role.COORDINATOR);
        UUID record = UUID.fromString(Person.ok(officer.post("/api/v1/reports", Seizures.CIGARETTES))
                .path("record")
                .stringValue());
        Awaiting.until(
                "the report is signed",
                () -> officer.get("/api/v1/records/" + record).text().contains("\"HUB\""));
        return record;
    }

    void assertDelivered(UUID record) {
        Person officer = person(nationalNode, Role.OFFICER, Role.COORDINATOR);
        Awaiting.until(
                "the report is at the hub",
                () -> officer.get("/api/v1/records/" + record).text().contains("\"DELIVERED\""));
    }

    /** A letter that the hub's program refuses with a signature, for it does not know the kind. */
    UUID sendUnknownLetter() {
        Letters letters = nationalNode.getBean(Letters.class);
        return Objects.requireNonNull(new TransactionTemplate(nationalNode.getBean(PlatformTransactionManager.class))
                .execute(status -> letters.send("HUB", "of-a-test", "{}")));
    }

    /** Whether the hub has signed an answer to a letter of a kind that it does not know. */
    boolean hasAnswered(UUID letter) {
        return nationalNode.getBean(Letters.class).states(List.of(letter)).values().stream()
                .anyMatch(state -> "unknown-kind".equals(state.reason()));
    }
}
