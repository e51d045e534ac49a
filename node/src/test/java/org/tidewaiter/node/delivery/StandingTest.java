package org.tidewaiter.node.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.node.access.Browser;
import org.tidewaiter.node.access.NotPermittedException;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestScopes;
import org.tidewaiter.node.delivery.agreement.AgreementFile;
import org.tidewaiter.node.delivery.alarm.Alarm;
import org.tidewaiter.node.delivery.alarm.AlarmKind;
import org.tidewaiter.node.delivery.alarm.Alarms;
import org.tidewaiter.node.delivery.comparison.ReconciliationRows;
import org.tidewaiter.node.delivery.network.ExchangeHealth;
import org.tidewaiter.node.delivery.standing.Standing;
import org.tidewaiter.node.delivery.standing.StandingController;
import org.tidewaiter.node.delivery.standing.StandingOverrides;
import org.tidewaiter.node.settings.NodePart;

/** A node that may be an old copy of itself. */
class StandingTest {

    private static final String PASSWORD = "harbour-lantern-tide-42";

    private final TestNodes nodes = new TestNodes();

    @AfterEach
    void stop() {
        nodes.close();
    }

    private ScriptedPartner partner() {
        return new ScriptedPartner(nodes.hub, nodes.national, nodes.hubPort);
    }

    private static Status health(ConfigurableApplicationContext node) {
        return node.getBean(ExchangeHealth.class).health().getStatus();
    }

    @Test
    void mayNotSignBeforeAPartnerAnswersAndMayAsSoonAsOneDoes() {
        ConfigurableApplicationContext national = nodes.startNational();
        Signing signing = national.getBean(Signing.class);

        assertThat(signing.permitted()).isFalse();
        assertThat(health(national)).isEqualTo(Status.DOWN);
        try (ScriptedPartner partner = partner()) {
            Awaiting.until("the partner confirms", signing::permitted);
            Awaiting.until("the node is well", () -> health(national).equals(Status.UP));
            assertThat(partner.dispatches).isEmpty();
        }
    }

    @Test
    void signsAndSendsNothingWhileAPartnerKnowsMoreOfItUntilAnOperatorDecides() {
        try (ScriptedPartner partner = partner()) {
            partner.knownEpoch = 1;
            partner.knownSequence = 500;
            ConfigurableApplicationContext national = nodes.startNational();
            Standing standing = national.getBean(Standing.class);
            Awaiting.until("the partner has answered", () -> standing.state() == Standing.State.BEHIND);
            VersionRef version = national.getBean(MemoryReports.class)
                    .release(standing.issuer(), List.of("one"))
                    .getFirst();

            assertThat(standing.permitted()).isFalse();
            assertThat(health(national)).isEqualTo(Status.DOWN);
            assertThat(national.getBean(Alarms.class)
                            .list(TestScopes.of(NodePart.NATIONAL, Role.ADMINISTRATOR), null, true, 10))
                    .extracting(Alarm::kind)
                    .containsOnly(AlarmKind.BEHIND_PARTNER);
            assertThat(partner.dispatches).isEmpty();

            national.getBean(StandingController.class).override(TestScopes.of(NodePart.NATIONAL, Role.ADMINISTRATOR));

            Awaiting.until("the partner confirms the new epoch", standing::permitted);
            assertThat(standing.epoch()).isEqualTo(2);
            Awaiting.until(
                    "the report is sent",
                    () -> national.getBean(Deliveries.class).of(version.identity()).stream()
                            .anyMatch(state -> state.state() == PartnerState.State.DELIVERED));
            Awaiting.until(
                    "it compares what it holds without being told",
                    () -> !national.getBean(ReconciliationRows.class)
                            .list("HUB", null, 10)
                            .isEmpty());
            assertThat(partner.dispatches)
                    .allSatisfy(
                            dispatch -> assertThat(dispatch.header().epoch()).isEqualTo(2));
        }
    }

    @Test
    void letsOnlyAnAdministratorDecide() {
        ConfigurableApplicationContext national = nodes.startNational();

        assertThatThrownBy(() -> national.getBean(StandingOverrides.class)
                        .record(TestScopes.of(NodePart.NATIONAL, Role.COORDINATOR)))
                .isInstanceOf(NotPermittedException.class);
    }

    @Test
    void aHubOfWhichAPartnerKnowsMorePassesNothingOnUntilAnAdministratorDecidesOnItsPage(@TempDir Path folder)
            throws IOException {
        Path passedOn = folder.resolve("passed-on.json");
        Files.writeString(passedOn, AgreementFile.write(nodes.signedFromHub(TestNodes.agreement("HUB", "EE"))));
        try (ScriptedPartner partner = new ScriptedPartner(nodes.national, nodes.hub, nodes.nationalPort)) {
            partner.knownEpoch = 1;
            partner.knownSequence = 500;
            ConfigurableApplicationContext hub = nodes.startHub(
                    "tidewaiter.partners[0].url=https://localhost:" + nodes.nationalPort,
                    "tidewaiter.agreements[1]=" + passedOn.toAbsolutePath(),
                    "tidewaiter.accounts[0].name=admin",
                    "tidewaiter.accounts[0].roles=ADMINISTRATOR",
                    "tidewaiter.accounts[0].password=" + PASSWORD,
                    "tidewaiter.accounts[1].name=analyst",
                    "tidewaiter.accounts[1].roles=ANALYST",
                    "tidewaiter.accounts[1].password=" + PASSWORD);
            Standing standing = hub.getBean(Standing.class);
            Awaiting.until("the partner has answered", () -> standing.state() == Standing.State.BEHIND);
            assertThat(standing.confirmedBy("EE")).isFalse();
            assertThat(health(hub)).isEqualTo(Status.UP);

            try (Browser analyst = signedIn(hub, "analyst")) {
                assertThat(analyst.get("/network").body())
                        .contains("passes nothing on to who has seen more of it")
                        .doesNotContain("/network/standing/override");
                assertThat(analyst.post("/network/standing/override").statusCode())
                        .isEqualTo(403);
            }
            try (Browser administrator = signedIn(hub, "admin")) {
                assertThat(administrator.get("/network").body())
                        .contains("Let this node pass reports on to who has seen more of it")
                        .contains("action=\"/network/standing/override\"");
                administrator.post("/preferences", "language", "fr");
                assertThat(administrator.get("/network").body())
                        .contains(
                                "Laisser ce nœud transmettre à qui en a vu davantage", "Votre décision est consignée");
                assertThat(Browser.location(administrator.post("/network/standing/override")))
                        .isEqualTo("/network");
                Awaiting.until("the partner confirms the new epoch", () -> standing.confirmedBy("EE"));
                assertThat(administrator.get("/network").body()).doesNotContain("/network/standing/override");
            }
            assertThat(hub.getBean(DSLContext.class)
                            .fetch("select subject from audit.entry where action = 'standing.overridden'")
                            .map(row -> row.get(0, String.class)))
                    .containsExactly("epoch-2");
        }
    }

    private static Browser signedIn(ConfigurableApplicationContext node, String account) {
        Browser browser = new Browser(
                Integer.parseInt(Objects.requireNonNull(node.getEnvironment().getProperty("local.server.port"))));
        browser.signIn(account, PASSWORD);
        return browser;
    }

    @Test
    void isWellAsAHubThatSignsNoVersions() {
        ConfigurableApplicationContext hub = nodes.startHub();

        assertThat(hub.getBean(Signing.class).permitted()).isFalse();
        assertThat(health(hub)).isEqualTo(Status.UP);
    }
}
