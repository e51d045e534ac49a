package org.tidewaiter.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tidewaiter.node.Person.ok;
import static org.tidewaiter.node.TwoNodes.identity;
import static org.tidewaiter.node.TwoNodes.signed;
import static org.tidewaiter.node.agreements.Seizures.cigarettes;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.ProfileReference;
import org.tidewaiter.exchange.agreement.Relaying;
import org.tidewaiter.exchange.agreement.ReleaseRule;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.mandate.AuthorityKey;
import org.tidewaiter.exchange.mandate.Mandate;
import org.tidewaiter.exchange.mandate.Mandate.What;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.token.Token;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.Onward;
import org.tidewaiter.node.access.Browser;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestAccounts;
import org.tidewaiter.node.delivery.Awaiting;
import org.tidewaiter.report.ReportJson;
import org.tidewaiter.report.disclosure.DisclosureProfile;

/**
 * Poland and Lithuania report through a gateway. A hub, and Latvia behind it, have compared their keys with them: the gateway speaks
 * for them as far as they have signed, whatever the settings say. The gateway itself knows Poland's key alone.
 */
class SignedMandateTest {

    private static final String PROFILE = "non-personal-standard";
    private static final String POLAND = "PL-CUSTOMS";
    private static final String LITHUANIA = "LT-CUSTOMS";
    private static final String CUSTOMS = "CUSTOMS";
    private static final AuthorityKey POLISH = AuthorityKey.generate(POLAND, new SecureRandom());
    private static final AuthorityKey LITHUANIAN = AuthorityKey.generate(LITHUANIA, new SecureRandom());
    private static final NodeIdentity EU = identity("EU");

    private static ConfigurableApplicationContext gateway;
    private static ConfigurableApplicationContext hub;
    private static ConfigurableApplicationContext latvia;
    private static Person gatewayAdministrator;
    private static Person hubAdministrator;
    private static Person pole;
    private static Person lithuanian;

    @BeforeAll
    static void start() {
        NodeIdentity wco = identity("HUB");
        NodeIdentity lv = identity("LV");
        int euPort = FreePorts.next();
        int hubPort = FreePorts.next();
        int lvPort = FreePorts.next();
        Path toHub = signed(agreement("EU", "HUB", new Onward(List.of(CUSTOMS), PROFILE)), EU, wco);
        Path passedOn = signed(
                agreement("HUB", "LV", new Onward(List.of(), PROFILE))
                        .withRelaying(new Relaying(List.of(POLAND, LITHUANIA), CUSTOMS)),
                wco,
                lv);
        latvia = new NodeUnderTest(lv, "NATIONAL", lvPort)
                .with(wco, hubPort)
                .under(passedOn)
                .set(
                        "tidewaiter.issuers[0].name=EU",
                        "tidewaiter.issuers[0].key=" + EU.verificationKey().text(),
                        "tidewaiter.issuers[0].originators[0]=" + LITHUANIA)
                .set(authority(0, POLISH))
                .start();
        hub = new NodeUnderTest(wco, "HUB", hubPort)
                .with(EU, euPort, POLAND, LITHUANIA)
                .with(lv, lvPort)
                .under(toHub)
                .under(passedOn)
                .set(authority(0, POLISH))
                .set(authority(1, LITHUANIAN))
                .start();
        gateway = new NodeUnderTest(EU, "GATEWAY", euPort)
                .with(wco, hubPort)
                .under(toHub)
                .set(member(0, POLAND, "Poland"))
                .set(member(1, LITHUANIA, "Lithuania"))
                .set(authority(0, POLISH))
                .set("tidewaiter.lanes.longest-postponement=300ms", "tidewaiter.lanes.longest-retry=300ms")
                .start();
        pole = Person.of(gateway, token(0));
        lithuanian = Person.of(gateway, token(1));
        gatewayAdministrator = Person.at(gateway, "andrus", Role.ADMINISTRATOR);
        hubAdministrator = Person.at(hub, "helen", Role.ADMINISTRATOR, Role.COORDINATOR);
    }

    @AfterAll
    static void stop() {
        List.of(gateway, hub, latvia).forEach(ConfigurableApplicationContext::close);
    }

    private static String[] authority(int at, AuthorityKey key) {
        String prefix = "tidewaiter.authorities[" + at + "].";
        return new String[] {
            prefix + "originator=" + key.originator(),
            prefix + "key=" + key.verificationKey().text()
        };
    }

    private static String token(int at) {
        return "tw_" + String.valueOf((char) ('a' + at)).repeat(43);
    }

    private static String[] member(int at, String originator, String title) {
        String member = "tidewaiter.members[" + at + "].";
        String account = "tidewaiter.accounts[" + at + "].";
        return new String[] {
            member + "originator=" + originator,
            member + "title.en=" + title,
            member + "title.fr=" + title,
            member + "mandate=Agreement of 3 May 2026",
            account + "name=coordinator-" + at,
            account + "roles=OFFICER,COORDINATOR",
            account + "password=" + TestAccounts.PASSWORD,
            account + "token=" + token(at),
            account + "member=" + originator
        };
    }

    private static Agreement agreement(String sender, String receiver, Onward onward) {
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
                onward,
                "Test",
                24,
                Instant.parse("2020-01-01T00:00:00Z"),
                null,
                ReleaseRule.AUTOMATIC);
    }

    private static String mandate(AuthorityKey key, What what, Instant time) {
        return new Mandate(key.originator(), "EU", what, "Act of 3 May 2026", time.minusSeconds(60), null, time)
                .sign(key)
                .jws();
    }

    private static String body(String mandate) {
        return ReportJson.mapper().createObjectNode().put("mandate", mandate).toString();
    }

    private static Person.Reply bring(Person to, String mandate) {
        return to.post("/api/v1/mandates", body(mandate));
    }

    /** Reports as that member. @return the record's name inside the gateway */
    private static String reported(Person member) {
        return ok(member.post("/api/v1/reports", cigarettes(1))).path("record").stringValue();
    }

    private static String state(String record) {
        return Objects.requireNonNull(gateway.getBean(DSLContext.class)
                .resultQuery("select state from registry.report where record = cast(? as uuid)", record)
                .fetchSingle(0, String.class));
    }

    private static boolean has(ConfigurableApplicationContext node, String record) {
        UUID number = gateway.getBean(DSLContext.class)
                .resultQuery("select number from registry.report where record = cast(? as uuid)", record)
                .fetchSingle(0, UUID.class);
        return node.getBean(DSLContext.class)
                .fetch("select 1 from registry.report where number = ? and state = 'SIGNED'", number)
                .isNotEmpty();
    }

    private static boolean waitsForAMandate(String record) {
        return gateway.getBean(DSLContext.class).fetch("""
                        select 1 from delivery.item i join registry.report r on r.number = i.number
                         where r.record = cast(? as uuid) and i.state <> 'DELIVERED'
                           and cast(i.* as text) like '%no-mandate%'""", record).isNotEmpty();
    }

    private static @Nullable String stateAt(Person administrator, String originator) {
        for (var one : ok(administrator.get("/api/v1/mandates"))) {
            if (one.path("originator").stringValue().equals(originator)) {
                return one.path("state").stringValue();
            }
        }
        return null;
    }

    private static String alarms() {
        return ok(hubAdministrator.get("/api/v1/alarms")).toString();
    }

    @Test
    void nothingIsSignedInTheNameOfAMemberUntilItHasSignedAMandateAndThenAllOfItArrives() {
        String record = reported(pole);
        assertThat(ok(gatewayAdministrator.get("/api/v1/checkup")).toString()).contains("mandates.missing", POLAND);
        assertForgeriesAreRefused();
        assertStaysUnsigned(record);
        assertReportsPageSaysWhatItWaitsFor(record);

        Instant now = Instant.now();
        String granted = mandate(POLISH, What.GRANTS, now);
        ok(bring(gatewayAdministrator, granted));

        Awaiting.until("it is signed", () -> state(record).equals("SIGNED"));
        Awaiting.until("the hub has it, by the mandate that a letter brought", () -> has(hub, record));
        Awaiting.until("Latvia has it from the hub, and the mandate too", () -> has(latvia, record));
        assertThat(stateAt(hubAdministrator, POLAND)).isEqualTo("IN_FORCE");
        Awaiting.until(
                "the hub has confirmed",
                () -> ok(gatewayAdministrator.get("/api/v1/mandates"))
                        .toString()
                        .contains("\"arrivedAt\":[\"HUB\"]"));
        assertPagesSayIt();

        ok(bring(hubAdministrator, mandate(POLISH, What.ENDS, now.plusSeconds(1))));
        Awaiting.until("the gateway knows from the hub", () -> "ENDED".equals(stateAt(gatewayAdministrator, POLAND)));
        ok(bring(gatewayAdministrator, granted));
        assertThat(stateAt(gatewayAdministrator, POLAND))
                .as("what was signed before the end does not bring it back")
                .isEqualTo("ENDED");
        String later = reported(pole);
        assertStaysUnsigned(later);
        assertThat(has(hub, record))
                .as("what was taken under the mandate stays")
                .isTrue();

        ok(bring(gatewayAdministrator, mandate(POLISH, What.GRANTS, now.plusSeconds(2))));
        Awaiting.until("it is signed, and at the hub", () -> has(hub, later));
        Awaiting.until("and with Latvia", () -> has(latvia, later));

        hub.getBean(DSLContext.class).execute("truncate mandates.mandate restart identity cascade");
        Awaiting.until("the hub has forgotten", () -> stateAt(hubAdministrator, POLAND) == null);
        String last = reported(pole);
        Awaiting.until("it is told again, and has the report", () -> has(hub, last));
    }

    /** Longer than signing looks for work. */
    private static void assertStaysUnsigned(String record) {
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(5))
                .until(() -> state(record).equals("RELEASED"));
    }

    private static void assertForgeriesAreRefused() {
        String gateways =
                Token.sign(SignedKind.MANDATE, EU.signingKey(), payload(mandate(POLISH, What.GRANTS, Instant.now())));
        for (Person administrator : List.of(gatewayAdministrator, hubAdministrator)) {
            assertThat(bring(administrator, gateways).text()).contains("wrong-key");
            assertThat(bring(administrator, "no mandate").text()).contains("no-mandate");
        }
        assertThat(bring(gatewayAdministrator, mandate(LITHUANIAN, What.GRANTS, Instant.now()))
                        .text())
                .contains("unknown-authority");
        assertThat(bring(pole, mandate(POLISH, What.GRANTS, Instant.now())).status())
                .isEqualTo(403);
    }

    private static byte[] payload(String jws) {
        return Base64.getUrlDecoder().decode(jws.split("\\.")[1]);
    }

    private static void assertReportsPageSaysWhatItWaitsFor(String record) {
        int port = Integer.parseInt(gateway.getEnvironment().getRequiredProperty("local.server.port"));
        try (Browser browser = new Browser(port)) {
            browser.signIn("coordinator-0", TestAccounts.PASSWORD);
            assertThat(browser.get("/reports/" + record).body()).contains("waits for a mandate of " + POLAND);
        }
    }

    private static void assertPagesSayIt() {
        int port = Integer.parseInt(hub.getEnvironment().getRequiredProperty("local.server.port"));
        hub.getBean(TestAccounts.class).create("keeper", Role.ADMINISTRATOR);
        try (Browser browser = new Browser(port)) {
            browser.signIn("keeper", TestAccounts.PASSWORD);
            assertThat(browser.get("/mandates").body())
                    .contains(
                            "In force",
                            "Act of 3 May 2026",
                            POLISH.verificationKey().fingerprint());
            browser.upload("/mandates", "mandate", mandate(LITHUANIAN, What.ENDS, Instant.EPOCH.plusSeconds(1)));
            assertThat(browser.get("/mandates").body()).contains("LT-CUSTOMS has ended the mandate of EU");
            assertThat(browser.upload("/mandates", "mandate", "no mandate").body())
                    .contains("This is no mandate");
        }
    }

    @Test
    void aHubTakesNothingInTheNameOfAnAuthorityThatHasNotSignedWhateverItsSettingsSay() {
        String record = reported(lithuanian);
        Awaiting.until("it waits for a mandate", () -> waitsForAMandate(record));
        assertThat(alarms()).contains("NO_MANDATE");
        assertThat(has(hub, record)).isFalse();

        Instant now = Instant.now();
        ok(bring(hubAdministrator, mandate(LITHUANIAN, What.GRANTS, now)));
        Awaiting.until("the hub has it", () -> has(hub, record));
        Awaiting.until("Latvia, which knows no key of Lithuania, has it by its settings", () -> has(latvia, record));

        ok(bring(hubAdministrator, mandate(LITHUANIAN, What.ENDS, now.plusSeconds(1))));
        String later = reported(lithuanian);
        Awaiting.until("it waits for a mandate", () -> waitsForAMandate(later));
        assertThat(has(hub, record))
                .as("what was taken under the mandate stays")
                .isTrue();
    }
}
