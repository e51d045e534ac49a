package org.tidewaiter.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewaiter.node.Person.ok;
import static org.tidewaiter.node.TwoNodes.identity;
import static org.tidewaiter.node.TwoNodes.signed;
import static org.tidewaiter.node.agreements.Seizures.cigarettes;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.ProfileReference;
import org.tidewaiter.exchange.agreement.ReleaseRule;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.Onward;
import org.tidewaiter.node.access.Browser;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestAccounts;
import org.tidewaiter.node.delivery.Awaiting;
import org.tidewaiter.report.disclosure.DisclosureProfile;

/**
 * Estonia, a member of a gateway, gets a node of its own: its reports are handed over to it, and a hub that holds them takes their
 * corrections and withdrawals from there alone.
 */
class HandOverTest {

    private static final String PROFILE = "non-personal-standard";
    private static final String ESTONIAN = "EE-CUSTOMS";
    private static final String TOKEN = "tw_" + "e".repeat(43);

    private static ConfigurableApplicationContext gateway;
    private static ConfigurableApplicationContext national;
    private static ConfigurableApplicationContext hub;
    private static Person member;
    private static Person coordinator;

    @BeforeAll
    static void start() {
        NodeIdentity eu = identity("EU");
        NodeIdentity ee = identity("EE");
        NodeIdentity wco = identity("HUB");
        int euPort = FreePorts.next();
        int eePort = FreePorts.next();
        int hubPort = FreePorts.next();
        Path toHub = signed(agreement("EU", "HUB"), eu, wco);
        Path toNational = signed(agreement("EU", "EE"), eu, ee);
        Path fromNational = signed(agreement("EE", "HUB"), ee, wco);
        hub = new NodeUnderTest(wco, "HUB", hubPort)
                .with(eu, euPort, ESTONIAN)
                .with(ee, eePort, ESTONIAN)
                .under(toHub)
                .under(fromNational)
                .start();
        national = new NodeUnderTest(ee, "NATIONAL", eePort)
                .with(eu, euPort, ESTONIAN)
                .with(wco, hubPort)
                .under(toNational)
                .under(fromNational)
                .start();
        gateway = new NodeUnderTest(eu, "GATEWAY", euPort)
                .with(wco, hubPort)
                .with(ee, eePort, ESTONIAN)
                .under(toHub)
                .under(toNational)
                .set(
                        "tidewaiter.members[0].originator=" + ESTONIAN,
                        "tidewaiter.members[0].title.en=Estonia",
                        "tidewaiter.members[0].title.fr=Estonie",
                        "tidewaiter.members[0].mandate=Agreement of 3 May 2026",
                        "tidewaiter.accounts[0].name=ee-coordinator",
                        "tidewaiter.accounts[0].roles=OFFICER,COORDINATOR",
                        "tidewaiter.accounts[0].password=" + TestAccounts.PASSWORD,
                        "tidewaiter.accounts[0].token=" + TOKEN,
                        "tidewaiter.accounts[0].member=" + ESTONIAN)
                .start();
        member = Person.of(gateway, TOKEN);
        coordinator = Person.at(national, "kadri", Role.OFFICER, Role.COORDINATOR);
    }

    @AfterAll
    static void stop() {
        List.of(gateway, national, hub).forEach(ConfigurableApplicationContext::close);
    }

    private static Agreement agreement(String sender, String receiver) {
        return new Agreement(
                sender + "-" + receiver,
                1,
                null,
                sender,
                receiver,
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

    /** A report of the member that is at the hub and at the national node; its name inside the gateway. */
    private static String reported() {
        String record =
                ok(member.post("/api/v1/reports", cigarettes(1))).path("record").stringValue();
        Awaiting.until("the hub has it", () -> standing(hub, record).equals("SIGNED 1 EU"));
        Awaiting.until(
                "the national node has it", () -> standing(national, record).equals("SIGNED 1 EU"));
        Awaiting.until(
                "the gateway has their receipts",
                () -> gateway.getBean(DSLContext.class)
                                .fetch(
                                        "select 1 from delivery.item where number = ? and state = 'DELIVERED'",
                                        number(record))
                                .size()
                        == 2);
        return record;
    }

    private static UUID number(String record) {
        return Objects.requireNonNull(gateway.getBean(DSLContext.class)
                .resultQuery("select number from registry.report where record = cast(? as uuid)", record)
                .fetchSingle(0, UUID.class));
    }

    /** State, head and its issuer. */
    private static String standing(ConfigurableApplicationContext node, String record) {
        return Optional.ofNullable(node.getBean(DSLContext.class)
                        .resultQuery("""
                        select r.state || ' ' || r.version || ' ' || v.issuer
                          from registry.report r join registry.version v on v.report_id = r.id and v.version = r.version
                         where r.number = ?""", number(record))
                        .fetchOne(0, String.class))
                .orElse("-");
    }

    private static int port(ConfigurableApplicationContext node) {
        return Integer.parseInt(node.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private static String at(ConfigurableApplicationContext node, String record) {
        return Objects.requireNonNull(node.getBean(DSLContext.class)
                .resultQuery("select record from registry.report where number = ?", number(record))
                .fetchSingle(0, String.class));
    }

    private static void handOver(String record) {
        ok(member.post("/api/v1/records/" + record + "/hand-over", "{\"to\":\"EE\"}"));
        awaitHandOver(record);
    }

    private static int handedOverByApi() {
        return ok(member.post("/api/v1/hand-overs", "{\"to\":\"EE\"}"))
                .path("reports")
                .intValue();
    }

    private static void awaitHandOver(String record) {
        for (ConfigurableApplicationContext node : List.of(gateway, national, hub)) {
            Awaiting.until("it is handed over", () -> standing(node, record).equals("SIGNED 2 EU"));
        }
    }

    private static String correction(int seen, int cartons) {
        String content = cigarettes(cartons);
        return content.substring(0, content.length() - 1) + ",\"seenVersion\":" + seen + "}";
    }

    @Test
    void theNewIssuerAloneCorrectsAndWithdrawsWhatWasHandedOver() {
        String record = reported();
        assertThat(coordinator
                        .post("/api/v1/records/" + at(national, record) + "/corrections", correction(1, 7))
                        .status())
                .isEqualTo(404);

        handOver(record);

        assertThat(member.post("/api/v1/records/" + record + "/corrections", correction(2, 5))
                        .text())
                .contains("report-handed-over");
        assertThat(member.post("/api/v1/records/" + record + "/withdrawal", "{\"reason\":\"DUPLICATE\"}")
                        .status())
                .isEqualTo(409);
        assertThat(ok(coordinator.get("/api/v1/alarms")).toString())
                .contains("HANDED_OVER", number(record).toString());

        ok(coordinator.post("/api/v1/records/" + at(national, record) + "/corrections", correction(2, 7)));
        Awaiting.until("the hub has the correction", () -> standing(hub, record).equals("SIGNED 3 EE"));
        assertThat(hub.getBean(DSLContext.class)
                        .resultQuery("""
                                select cast(g.amount as int) from registry.goods_line g join registry.report r on r.id = g.report_id
                                 where r.number = ?""", number(record))
                        .fetchSingle(0, Integer.class))
                .isEqualTo(7);

        ok(coordinator.post("/api/v1/records/" + at(national, record) + "/withdrawal", "{\"reason\":\"DUPLICATE\"}"));
        Awaiting.until("the hub has the withdrawal", () -> standing(hub, record).equals("WITHDRAWN 4 EE"));
    }

    @Test
    void aWithdrawalReachesThoseWhoHaveTheReportFromTheFormerIssuer() {
        String record = reported();
        handOver(record);

        ok(coordinator.post("/api/v1/records/" + at(national, record) + "/withdrawal", "{\"reason\":\"DUPLICATE\"}"));

        Awaiting.until("the hub has the withdrawal", () -> standing(hub, record).equals("WITHDRAWN 3 EE"));
    }

    @Test
    void allReportsOfAMemberAreHandedOverAtOnceToANodeThatHoldsThemAndMayIssueThem() {
        String one = reported();
        String other = reported();
        assertThat(member.post("/api/v1/records/" + one + "/hand-over", "{\"to\":\"HUB\"}")
                        .text())
                .contains("report-no-successor");
        assertThat(coordinator
                        .post("/api/v1/hand-overs", "{\"to\":\"HUB\"}")
                        .json()
                        .path("reports")
                        .intValue())
                .isZero();

        try (Browser browser = new Browser(port(gateway))) {
            browser.signIn("ee-coordinator", TestAccounts.PASSWORD);
            assertThat(browser.get("/hand-overs").body()).contains("Node EE", "are left", "Hand over");
            browser.post("/hand-overs", "to", "EE");
            assertThat(browser.get("/hand-overs").body()).contains("reports are being handed over to Node EE");
        }

        awaitHandOver(one);
        awaitHandOver(other);
        assertThat(handedOverByApi()).isZero();

        String third = reported();
        assertThat(handedOverByApi()).isOne();
        awaitHandOver(third);
    }

    @Test
    void theReportsPageOffersItAndSaysAfterwardsWhoIssuesIt() {
        String record = reported();
        try (Browser browser = new Browser(port(gateway))) {
            browser.signIn("ee-coordinator", TestAccounts.PASSWORD);
            assertThat(browser.get("/reports/" + record).body())
                    .contains("/reports/" + record + "/hand-over", "Hand this report over", "Node EE");

            handOver(record);

            assertThat(browser.get("/reports/" + record).body())
                    .contains("Node EE issues this report")
                    .doesNotContain("/reports/" + record + "/withdraw\"", "Hand this report over");
        }
    }
}
