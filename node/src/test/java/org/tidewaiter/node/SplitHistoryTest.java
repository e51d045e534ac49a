package org.tidewaiter.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewaiter.node.TwoNodes.identity;
import static org.tidewaiter.node.TwoNodes.signed;

import java.nio.file.Path;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.exchange.agreement.Relaying;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.version.Onward;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.delivery.ForgedLedger;
import org.tidewaiter.node.delivery.witness.LogRunner;
import tools.jackson.databind.JsonNode;

/**
 * Two whole national nodes that both report to one hub and have no other partner: neither could tell the other what it was
 * shown, but for the versions that the hub passes on from one to the other.
 */
class SplitHistoryTest {

    private static final NodeIdentity ESTONIAN = identity("EE");
    private static final NodeIdentity LATVIAN = identity("LV");
    private static final NodeIdentity HUBS = identity("HUB");

    private static ConfigurableApplicationContext hub;
    private static ConfigurableApplicationContext estonia;
    private static ConfigurableApplicationContext latvia;
    private static Person estonianOfficer;
    private static Person estonianAdministrator;
    private static Person latvianOfficer;
    private static Person latvianAdministrator;

    @BeforeAll
    static void start() {
        int hubPort = FreePorts.next();
        int estonianPort = FreePorts.next();
        int latvianPort = FreePorts.next();
        Path fromEstonia = reports(ESTONIAN);
        Path fromLatvia = reports(LATVIAN);
        Path passedOn = signed(
                RelayedNodes.agreement("HUB", "LV", List.of("TOBACCO"), new Onward(List.of(), RelayedNodes.PROFILE))
                        .withRelaying(new Relaying(List.of("EE-CUSTOMS"), "CUSTOMS")),
                HUBS,
                LATVIAN);
        hub = new NodeUnderTest(HUBS, "HUB", hubPort)
                .with(ESTONIAN, estonianPort, "EE-CUSTOMS")
                .with(LATVIAN, latvianPort, "LV-CUSTOMS")
                .under(fromEstonia)
                .under(fromLatvia)
                .under(passedOn)
                .set("tidewaiter.lanes.longest-retry=200ms")
                .start();
        estonia = new NodeUnderTest(ESTONIAN, "NATIONAL", estonianPort)
                .with(HUBS, hubPort)
                .under(fromEstonia)
                .start();
        latvia = new NodeUnderTest(LATVIAN, "NATIONAL", latvianPort)
                .with(HUBS, hubPort)
                .under(fromLatvia)
                .under(passedOn)
                .set(
                        "tidewaiter.log.look=1s",
                        "tidewaiter.issuers[0].name=EE",
                        "tidewaiter.issuers[0].key="
                                + ESTONIAN.verificationKey().text(),
                        "tidewaiter.issuers[0].originators[0]=EE-CUSTOMS")
                .start();
        estonianOfficer = Person.at(estonia, "mari", Role.OFFICER);
        estonianAdministrator = Person.at(estonia, "ants", Role.ADMINISTRATOR);
        latvianOfficer = Person.at(latvia, "juris", Role.OFFICER);
        latvianAdministrator = Person.at(latvia, "ilze", Role.ADMINISTRATOR);
    }

    private static Path reports(NodeIdentity sender) {
        return signed(
                RelayedNodes.agreement(
                        sender.node(), "HUB", List.of("TOBACCO"), new Onward(List.of("CUSTOMS"), RelayedNodes.PROFILE)),
                sender,
                HUBS);
    }

    @AfterAll
    static void stop() {
        List.of(estonia, hub, latvia).forEach(ConfigurableApplicationContext::close);
    }

    private static void report(Person officer, String country) {
        String tobacco = RelayedReports.report("", RelayedReports.cigarettes("Northern Pine"));
        Person.ok(officer.post(
                "/api/v1/reports",
                tobacco.replace("\"discoveryCountry\":\"EE\"", "\"discoveryCountry\":\"" + country + "\"")));
    }

    @Test
    void theReceiverOfAVersionThatIsPassedOnHearsThatItsIssuerWasShownAnotherHistory() {
        // Had it verified the first history too, it would find the hub out by itself.
        LogRunner latvianLooks = latvia.getBean(LogRunner.class);
        latvianLooks.stop();
        report(estonianOfficer, "EE");
        PartnersLog.await(estonianAdministrator, log -> PartnersLog.isVerifiedAt(log, 1));
        String shownToEstonia = PartnersLog.read(estonianAdministrator)
                .path("verified")
                .path("root")
                .stringValue();
        new ForgedLedger(hub.getBean(DSLContext.class)).replace(0);
        latvianLooks.start();
        report(latvianOfficer, "LV");
        PartnersLog.await(latvianAdministrator, log -> PartnersLog.isVerifiedAt(log, 2));

        PartnersLog.await(latvianAdministrator, log -> {
            report(estonianOfficer, "EE");
            return !log.path("witnesses").path("otherwise").isEmpty();
        });

        JsonNode log = PartnersLog.read(latvianAdministrator);
        JsonNode other = log.path("witnesses").path("otherwise").path(0);
        assertThat(other.path("witness").stringValue()).isEqualTo("EE");
        assertThat(other.path("point").path("root").stringValue()).isEqualTo(shownToEstonia);
        assertThat(log.path("refuted")).isEmpty();
        assertThat(Person.ok(latvianAdministrator.get("/api/v1/alarms")).valueStream())
                .singleElement()
                .satisfies(alarm -> {
                    assertThat(alarm.path("kind").stringValue()).isEqualTo("LOG_WITNESSED_OTHERWISE");
                    assertThat(alarm.path("partner").stringValue()).isEqualTo("EE");
                    assertThat(alarm.path("log").stringValue()).isEqualTo("HUB");
                });
        long size = log.path("verified").path("size").longValue();
        report(latvianOfficer, "LV");
        PartnersLog.await(latvianAdministrator, grown -> PartnersLog.isVerifiedAt(grown, size + 1));

        clear(shownToEstonia);
    }

    private static void clear(String root) {
        String clearing = """
                {"log":"HUB","witness":"EE","root":"%s","reason":"LOG_AT_FAULT"}
                """.formatted(root);
        assertThat(latvianOfficer.post("/api/v1/logs/clearings", clearing).status())
                .isEqualTo(403);
        assertThat(latvianAdministrator
                        .post("/api/v1/logs/clearings", clearing.replace("LOG_AT_FAULT", "NO_REASON"))
                        .status())
                .isEqualTo(400);
        assertThat(latvianAdministrator.post("/api/v1/logs/clearings", clearing).status())
                .isEqualTo(204);

        JsonNode witnesses = PartnersLog.read(latvianAdministrator).path("witnesses");
        assertThat(witnesses.path("otherwise")).isEmpty();
        assertThat(witnesses.path("cleared").valueStream()).singleElement().satisfies(cleared -> {
            assertThat(cleared.path("said").path("witness").stringValue()).isEqualTo("EE");
            assertThat(cleared.path("reason").stringValue()).isEqualTo("LOG_AT_FAULT");
        });
        assertThat(Person.ok(latvianAdministrator.get("/api/v1/alarms"))).isEmpty();
        assertThat(latvianAdministrator.post("/api/v1/logs/clearings", clearing).status())
                .isEqualTo(409);
    }
}
