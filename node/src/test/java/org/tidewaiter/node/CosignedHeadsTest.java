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
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.version.Onward;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.delivery.ForgedLedger;
import org.tidewaiter.node.delivery.witness.CosignatureLetters;
import org.tidewaiter.node.delivery.witness.LogRunner;
import tools.jackson.databind.JsonNode;

/**
 * Two whole national nodes that report to one hub and between which nothing ever passes: what one has verified of the hub's log the
 * other hears from the hub alone, under a signature that the hub cannot make.
 */
class CosignedHeadsTest {

    private static final NodeIdentity ESTONIAN = identity("EE");
    private static final NodeIdentity LATVIAN = identity("LV");
    private static final NodeIdentity HUBS = identity("HUB");

    private static ConfigurableApplicationContext hub;
    private static ConfigurableApplicationContext estonia;
    private static ConfigurableApplicationContext latvia;
    private static Person estonianOfficer;
    private static Person estonianAdministrator;
    private static Person latvianAdministrator;

    @BeforeAll
    static void start() {
        int hubPort = FreePorts.next();
        int estonianPort = FreePorts.next();
        int latvianPort = FreePorts.next();
        Path fromEstonia = signed(
                RelayedNodes.agreement(
                        "EE", "HUB", List.of("TOBACCO"), new Onward(List.of("CUSTOMS"), RelayedNodes.PROFILE)),
                ESTONIAN,
                HUBS);
        hub = new NodeUnderTest(HUBS, "HUB", hubPort)
                .with(ESTONIAN, estonianPort, "EE-CUSTOMS")
                .with(LATVIAN, latvianPort, "LV-CUSTOMS")
                .under(fromEstonia)
                .start();
        estonia = new NodeUnderTest(ESTONIAN, "NATIONAL", estonianPort)
                .with(HUBS, hubPort)
                .under(fromEstonia)
                .start();
        latvia = new NodeUnderTest(LATVIAN, "NATIONAL", latvianPort)
                .with(HUBS, hubPort)
                .set(
                        "tidewaiter.log.look=1s",
                        "tidewaiter.issuers[0].name=EE",
                        "tidewaiter.issuers[0].key="
                                + ESTONIAN.verificationKey().text(),
                        "tidewaiter.issuers[0].originators[0]=EE-CUSTOMS")
                .start();
        estonianOfficer = Person.at(estonia, "mari", Role.OFFICER);
        estonianAdministrator = Person.at(estonia, "ants", Role.ADMINISTRATOR);
        latvianAdministrator = Person.at(latvia, "ilze", Role.ADMINISTRATOR);
    }

    @AfterAll
    static void stop() {
        List.of(estonia, hub, latvia).forEach(ConfigurableApplicationContext::close);
    }

    private static void report() {
        Person.ok(estonianOfficer.post(
                "/api/v1/reports", RelayedReports.report("", RelayedReports.cigarettes("Northern Pine"))));
    }

    private static JsonNode cosigned(JsonNode log, String how) {
        return log.path("cosignatures").path(how);
    }

    @Test
    void aNodeReadsAtTheHubWhatAnotherHasVerifiedAndFindsTwoHistoriesByIt() {
        report();
        PartnersLog.await(estonianAdministrator, log -> PartnersLog.isVerifiedAt(log, 1));
        estonia.getBean(CosignatureLetters.class).cosign("HUB");
        PartnersLog.await(
                latvianAdministrator, log -> !cosigned(log, "confirmed").isEmpty());

        JsonNode shown =
                cosigned(PartnersLog.read(latvianAdministrator), "confirmed").path(0);
        assertThat(shown.path("cosigner").stringValue()).isEqualTo("EE");
        assertThat(shown.path("known").booleanValue()).isTrue();
        assertThat(shown.path("point"))
                .isEqualTo(PartnersLog.read(estonianAdministrator).path("verified"));
        assertThat(Person.ok(latvianAdministrator.get("/api/v1/alarms"))).isEmpty();

        showLatviaAnotherHistory();

        PartnersLog.await(
                latvianAdministrator, log -> !cosigned(log, "otherwise").isEmpty());
        JsonNode otherwise =
                cosigned(PartnersLog.read(latvianAdministrator), "otherwise").path(0);
        assertThat(otherwise.path("cosigner").stringValue()).isEqualTo("EE");
        assertThat(otherwise.path("signed")).isEqualTo(shown.path("signed"));
        assertThat(PartnersLog.read(latvianAdministrator).path("refuted")).hasSize(1);
        assertThat(Person.ok(latvianAdministrator.get("/api/v1/alarms")).valueStream())
                .singleElement()
                .satisfies(alarm -> {
                    assertThat(alarm.path("kind").stringValue()).isEqualTo("LOG_REWRITTEN");
                    assertThat(alarm.path("partner").stringValue()).isEqualTo("HUB");
                });
    }

    /** As if it had never been shown the first one. */
    private static void showLatviaAnotherHistory() {
        LogRunner looks = latvia.getBean(LogRunner.class);
        looks.stop();
        latvia.getBean(DSLContext.class).execute("delete from delivery.log_head");
        latvia.getBean(DSLContext.class).execute("delete from delivery.log_cosignature");
        new ForgedLedger(hub.getBean(DSLContext.class)).replace(0);
        looks.start();
    }
}
