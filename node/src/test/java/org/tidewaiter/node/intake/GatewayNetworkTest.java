package org.tidewaiter.node.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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
import org.tidewaiter.node.FreePorts;
import org.tidewaiter.node.TestDatabase;
import org.tidewaiter.node.Tidewaiter;
import org.tidewaiter.report.ReportJson;
import org.tidewaiter.report.disclosure.DisclosureProfile;
import tools.jackson.databind.JsonNode;

/** A gateway of Poland and Lithuania, and a hub that has recorded the mandate of Poland alone, over real mutual TLS. */
class GatewayNetworkTest {

    private static final String PROFILE = "non-personal-standard";
    private static final NodeIdentity GATEWAY = identity("EU");
    private static final NodeIdentity HUB = identity("WCO");
    private static final List<ConfigurableApplicationContext> NODES = new ArrayList<>();

    private static IntakeNode poland;
    private static IntakeNode lithuania;
    private static IntakeNode analyst;
    private static int gatewayPort;

    private static NodeIdentity identity(String name) {
        return NodeIdentity.create(name, TlsTerms.standard(List.of(), Clock.systemUTC()), new SecureRandom());
    }

    @BeforeAll
    static void start() throws IOException {
        int exchange = FreePorts.next();
        Path agreement = agreement();
        ConfigurableApplicationContext hub = start(
                HUB,
                "hub",
                "tidewaiter.exchange.port=" + exchange,
                "tidewaiter.agreements[0]=" + agreement,
                partner(GATEWAY, FreePorts.next()),
                "tidewaiter.partners[0].originators[0]=PL-CUSTOMS",
                account(0, "analyst", "ANALYST", IntakeNode.ANALYST, ""));
        ConfigurableApplicationContext gateway = start(
                GATEWAY,
                "gateway",
                "tidewaiter.agreements[0]=" + agreement,
                partner(HUB, exchange),
                account(0, "pl-coordinator", "OFFICER,COORDINATOR", IntakeNode.COORDINATOR, "PL-CUSTOMS"),
                account(1, "lt-coordinator", "OFFICER,COORDINATOR", IntakeNode.SECOND, "LT-CUSTOMS"));
        gatewayPort = port(gateway);
        poland = new IntakeNode(gatewayPort, IntakeNode.COORDINATOR);
        lithuania = new IntakeNode(gatewayPort, IntakeNode.SECOND);
        analyst = new IntakeNode(port(hub), IntakeNode.ANALYST);
    }

    @AfterAll
    static void stop() {
        NODES.forEach(ConfigurableApplicationContext::close);
    }

    private static int port(ConfigurableApplicationContext node) {
        return Integer.parseInt(Objects.requireNonNull(node.getEnvironment().getProperty("local.server.port")));
    }

    private static String partner(NodeIdentity partner, int port) {
        String prefix = "tidewaiter.partners[0].";
        return String.join(
                "\n",
                prefix + "name=" + partner.node(),
                prefix + "title.en=" + partner.node(),
                prefix + "title.fr=" + partner.node(),
                prefix + "url=https://localhost:" + port,
                prefix + "key=" + partner.verificationKey().text());
    }

    private static String account(int index, String name, String roles, String token, String member) {
        String prefix = "tidewaiter.accounts[" + index + "].";
        return String.join(
                "\n",
                prefix + "name=" + name,
                prefix + "roles=" + roles,
                prefix + "password=tide-under-a-mast-light",
                prefix + "token=" + token,
                member.isEmpty() ? "" : prefix + "member=" + member);
    }

    private static ConfigurableApplicationContext start(NodeIdentity own, String part, String... properties) {
        List<String> all = new ArrayList<>(List.of("server.port=0", "spring.main.banner-mode=off"));
        for (String lines : properties) {
            lines.lines().filter(line -> !line.isEmpty()).forEach(all::add);
        }
        ConfigurableApplicationContext node = new SpringApplicationBuilder(Tidewaiter.class)
                .profiles(part)
                .initializers(
                        new TestDatabase(),
                        started -> own.store(Path.of(started.getEnvironment().getRequiredProperty("tidewaiter.data"))
                                .resolve("identity")))
                .run(all.stream().map(property -> "--" + property).toArray(String[]::new));
        NODES.add(node);
        return node;
    }

    private static Path agreement() throws IOException {
        Agreement agreement = new Agreement(
                "EU-WCO",
                1,
                null,
                "EU",
                "WCO",
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
        Path file = Files.createTempFile(Files.createDirectories(Path.of("target", "test-data")), "agreement", ".json");
        Files.write(
                file,
                ReportJson.mapper()
                        .writeValueAsBytes(Map.of(
                                "bySender", new AgreementSigner(GATEWAY.signingKey()).sign(agreement),
                                "byReceiver", new AgreementSigner(HUB.signingKey()).sign(agreement))));
        return file.toAbsolutePath();
    }

    private static JsonNode recorded(IntakeNode member, String country) {
        String document = Cases.cigarettes()
                .replace("\"discoveryCountry\":\"EE\"", "\"discoveryCountry\":\"" + country + "\"")
                .replace("\"goods\":[", """
                        "goods":[{"category":"DRUGS","subcategory":"COCAINE_POWDER","form":"POWDER",
                          "description":"Quillbear powder",
                          "quantity":{"amount":"7391.137","unit":"GRM","basis":"NET"},"takenAs":"SEIZED"},
                        """);
        IntakeNode.Reply reply = member.post("/api/v1/reports", document);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.json();
    }

    private static String state(IntakeNode member, JsonNode report) {
        return member.get("/api/v1/records/" + report.path("record").stringValue())
                .json()
                .at("/partners/0/state")
                .stringValue("");
    }

    private static void awaitDelivery(IntakeNode member, JsonNode report) {
        await().atMost(Duration.ofSeconds(60)).until(() -> state(member, report).equals("DELIVERED"));
    }

    private static String path(IntakeNode member, JsonNode report) {
        JsonNode summary = member.get("/api/v1/records/" + report.path("record").stringValue())
                .json()
                .path("summary");
        return "/reports/" + summary.path("originator").stringValue() + "/"
                + summary.path("number").stringValue();
    }

    @Test
    void theHubTakesAMembersReportFromTheGatewayUnderItsMandateAndOfItWhatIsAgreed() {
        JsonNode report = recorded(poland, "PL");

        awaitDelivery(poland, report);

        JsonNode atHub = analyst.get("/api/v1" + path(poland, report)).json();
        assertThat(atHub.at("/summary/originator").stringValue("")).isEqualTo("PL-CUSTOMS");
        assertThat(atHub.at("/versions/0/issuer").stringValue("")).isEqualTo("EU");
        assertThat(atHub.at("/report/goods").size()).isEqualTo(1);
        assertThat(atHub.at("/report/goods/0/category").stringValue("")).isEqualTo("TOBACCO");
        assertThat(atHub.toString()).doesNotContain("Quillbear", "7391.137", "COCAINE", "Planted Drivername");
    }

    @Test
    void theHubTakesNothingOfAnAuthorityWhoseMandateItHasNotRecordedAndTellsItsPeople() {
        JsonNode report = recorded(lithuania, "LT");

        await().atMost(Duration.ofSeconds(60))
                .until(() -> analyst.get("/api/v1/alarms").body().contains("NO_MANDATE"));

        assertThat(state(lithuania, report)).isIn("WAITING", "IN_FLIGHT");
        assertThat(analyst.get("/api/v1" + path(lithuania, report)).status()).isEqualTo(404);
        assertThat(analyst.get("/api/v1/reports/count?originator=LT-CUSTOMS")
                        .json()
                        .path("cases")
                        .longValue())
                .isZero();
    }

    @Test
    void theMembersReportPageSaysWhereItStandsAtTheHub() {
        JsonNode report = recorded(poland, "PL");
        awaitDelivery(poland, report);

        Browser reader = Browser.signedIn(gatewayPort, "en", "pl-coordinator");
        String page = reader.get(path(poland, report)).html();

        assertThat(page).contains("WCO", "onfirmed");
        assertThat(Browser.signedIn(gatewayPort, "en", "lt-coordinator")
                        .get(path(poland, report))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aReceiptIsReadByTheMemberWhoseVersionsAloneItNames() {
        JsonNode report = recorded(poland, "PL");
        awaitDelivery(poland, report);
        String receipt = poland.get("/api/v1/records/" + report.path("record").stringValue())
                .json()
                .at("/partners/0/receiptId")
                .stringValue();

        assertThat(lithuania.get("/api/v1/receipts/" + receipt).status()).isEqualTo(404);
    }
}
