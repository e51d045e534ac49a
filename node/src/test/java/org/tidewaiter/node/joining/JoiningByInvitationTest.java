package org.tidewaiter.node.joining;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;
import org.tidewaiter.exchange.identity.IdentityTls;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.identity.TlsTerms;
import org.tidewaiter.exchange.joining.Introduced;
import org.tidewaiter.exchange.joining.Invitation;
import org.tidewaiter.exchange.joining.InvitationCode;
import org.tidewaiter.exchange.joining.JoiningRequest;
import org.tidewaiter.node.Person;
import org.tidewaiter.node.Person.Reply;
import org.tidewaiter.node.access.Browser;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestAccounts;
import org.tidewaiter.node.agreements.EuropeanLink;
import org.tidewaiter.node.agreements.Seizures;
import org.tidewaiter.node.delivery.Awaiting;
import org.tidewaiter.report.ReportJson;
import tools.jackson.databind.JsonNode;

/** Two nodes that know nothing of each other, over HTTP and TLS, while they run. */
class JoiningByInvitationTest {

    private static final Pattern DIGITS = Pattern.compile("<code>((?:\\d{5} ){7}\\d{5})</code>");
    private static final Pattern ITS_PATH = Pattern.compile("action=\"(/joining/\\w+/[0-9a-f-]+)/confirmation\"");
    private static final Pattern TEXT = Pattern.compile("(?s)<textarea[^>]*name=\"invitation\"[^>]*>(.*?)</textarea>");

    private static Strangers nodes;
    private static Person hub;
    private static Person estonia;

    @BeforeAll
    static void start() {
        nodes = new Strangers();
        hub = nodes.hubAdministrator;
        estonia = nodes.nationalAdministrator;
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    /** What every test leaves: two strangers. */
    @AfterEach
    void part() {
        for (Person one : List.of(hub, estonia)) {
            for (JsonNode partner : one.get("/api/v1/partners/joined").json()) {
                assertThat(one.delete("/api/v1/partners/joined/"
                                        + partner.path("name").stringValue())
                                .status())
                        .isEqualTo(204);
            }
            for (String kind : List.of("invitations", "joinings")) {
                for (JsonNode open : one.get("/api/v1/" + kind).json()) {
                    one.delete("/api/v1/" + kind + "/" + open.path("id").stringValue());
                }
            }
        }
    }

    private static String json(Map<String, ?> values) {
        return ReportJson.mapper().writeValueAsString(values);
    }

    private static JsonNode invite(String node, String... originators) {
        Reply made = hub.post(
                "/api/v1/invitations",
                json(Map.of("node", node, "originators", List.of(originators), "address", nodes.hubAddress())));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json();
    }

    private static Reply enter(String text) {
        return estonia.post("/api/v1/joinings", json(Map.of("text", text, "address", nodes.nationalAddress())));
    }

    private static void assertRefused(Reply reply, String code) {
        assertThat(reply.status()).as(reply.text()).isBetween(400, 499);
        assertThat(reply.text()).contains(code);
    }

    private static JsonNode only(Person person, String kind, String id) {
        for (JsonNode one : person.get("/api/v1/" + kind).json()) {
            if (one.path("id").stringValue().equals(id)) {
                return one;
            }
        }
        throw new AssertionError("no such one among the " + kind);
    }

    @Test
    void byInvitationAndComparisonToTheFirstReportAtTheHub() {
        try (Browser atHub = new Browser(Strangers.port(nodes.hub));
                Browser atEstonia = new Browser(Strangers.port(nodes.national))) {
            nodes.hub.getBean(TestAccounts.class).create("hub-admin", Role.ADMINISTRATOR);
            nodes.national.getBean(TestAccounts.class).create("ee-admin", Role.ADMINISTRATOR);
            atHub.signIn("hub-admin", TestAccounts.PASSWORD);
            atEstonia.signIn("ee-admin", TestAccounts.PASSWORD);
            commit(atHub);
            atHub.get("/joining");
            atEstonia.get("/joining");

            String made = sent(
                    atHub,
                    "/joining/invitations",
                    "node",
                    "EE",
                    "originators",
                    "EE-CUSTOMS",
                    "address",
                    nodes.hubAddress(),
                    "days",
                    "7");
            String text = HtmlUtils.htmlUnescape(found(TEXT, made));
            assertThat(atHub.get("/joining").body())
                    .as("the code is shown once")
                    .doesNotContain(text.lines()
                            .filter(line -> line.startsWith("code:"))
                            .findFirst()
                            .orElseThrow()
                            .substring(6));
            String asked = sent(atEstonia, "/joining/requests", "text", text, "own", nodes.nationalAddress());
            String arrived = atHub.get("/joining").body();
            assertThat(found(DIGITS, arrived)).isEqualTo(found(DIGITS, asked));

            assertThat(atHub.get("/network").body()).doesNotContain("Node EE");
            sent(atEstonia, found(ITS_PATH, asked) + "/confirmation", "digits", found(DIGITS, asked));
            sent(atHub, found(ITS_PATH, arrived) + "/confirmation", "digits", found(DIGITS, arrived));
            assertThat(atHub.get("/network").body()).contains("Node EE");
            assertThat(atEstonia.get("/network").body()).contains("Node HUB");

            assertToldOfTheRecoveryKey(atHub, atEstonia);
            agree(atHub, atEstonia);
            report();
            assertSeen("reach", "protocol", "clock", "partner.certificate", "partner");
            assertRefused(estonia.delete("/api/v1/partners/joined/HUB"), "agreement-in-force");
            for (Person one : List.of(hub, estonia)) {
                Reply suspended = one.post("/api/v1/agreements/TOBACCO-1/suspension", "{\"reason\":\"TALKS\"}");
                assertThat(suspended.status()).as(suspended.text()).isBetween(200, 299);
            }
            assertSeen("reach", "agreement.suspended");
        }
    }

    /** Before there is any partner. */
    private static void commit(Browser atHub) {
        atHub.get("/keys");
        HttpResponse<String> made = atHub.post("/keys/recovery/new");
        assertThat(made.headers().firstValue("Content-Disposition").orElse("")).contains("recovery-key-HUB-");
        HttpResponse<String> committed = atHub.upload("/keys/recovery", "key", made.body());
        assertThat(Browser.location(committed)).isEqualTo("/keys");
    }

    private static void assertToldOfTheRecoveryKey(Browser atHub, Browser atEstonia) {
        JsonNode keys = hub.get("/api/v1/keys").json();
        String fingerprint = keys.path("recovery").path("fingerprint").stringValue();
        Awaiting.until(
                "Estonia has confirmed the recovery key by itself",
                () -> hub.get("/api/v1/keys").json().path("recoveryWaiting").isEmpty());
        assertThat(atHub.get("/keys").body()).contains(fingerprint, "Revoke all keys");
        assertThat(atEstonia.get("/keys").body())
                .doesNotContain("Revoke all keys")
                .contains("Take the statement");
        HttpResponse<String> forged = atEstonia.upload("/keys/statements", "statement", "no statement");
        assertThat(forged.statusCode()).isEqualTo(422);
        assertThat(forged.body()).contains("This is no statement by which a partner revokes its keys");
        assertThat(atEstonia.get("/network/HUB").body()).contains("Recovery key of the partner", fingerprint);
    }

    /** What the check-up at Estonia says of the hub, in words and without a fault. */
    private static void assertSeen(String... codes) {
        JsonNode findings = estonia.get("/api/v1/checkup").json();
        assertThat(findings.valueStream().map(one -> one.path("code").stringValue()))
                .contains(codes);
        assertThat(findings.valueStream().map(one -> one.path("sentence").stringValue()))
                .noneMatch(sentence -> sentence.startsWith("checkup."));
        assertThat(findings.valueStream()
                        .filter(one -> one.path("subject").stringValue().equals("HUB"))
                        .map(one -> one.path("severity").stringValue()))
                .doesNotContain("BAD");
    }

    private static void agree(Browser atHub, Browser atEstonia) {
        String text = Browser.location(EuropeanLink.propose(atHub));
        assertThat(atHub.post(text + "/signature").statusCode()).isEqualTo(302);
        Awaiting.until("the proposal is at Estonia", () -> atEstonia.get(text).statusCode() == 200);
        assertThat(Browser.location(atEstonia.post(text + "/signature"))).isEqualTo("/agreements/TOBACCO-1");
        Awaiting.until(
                "it binds at the hub",
                () -> atHub.get("/agreements/TOBACCO-1").body().contains("In force"));
    }

    private static void report() {
        Person officer = Strangers.person(nodes.national, Role.OFFICER, Role.COORDINATOR);
        Reply reply = officer.post("/api/v1/reports", Seizures.CIGARETTES);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        String record = reply.json().path("record").stringValue();
        Awaiting.until(
                "the report is at the hub",
                () -> officer.get("/api/v1/records/" + record).text().contains("\"DELIVERED\""));
    }

    /** Posts, and reads the page that it leads to. */
    private static String sent(Browser browser, String path, String... fields) {
        HttpResponse<String> answer = browser.post(path, fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return browser.get(Browser.location(answer)).body();
    }

    private static String found(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        assertThat(matcher.find()).as(pattern + " in " + page).isTrue();
        return matcher.group(1);
    }

    @Test
    void aCodeThatTheHubDoesNotKnowGetsNobodyThroughTheHandshake() {
        Invitation known = Invitation.read(
                        invite("EE", "EE-CUSTOMS").path("text").stringValue())
                .orElseThrow();
        Invitation guessed = new Invitation(
                known.from(),
                known.invited(),
                known.originators(),
                InvitationCode.generate(new SecureRandom()),
                known.ends());

        assertRefused(enter(guessed.text()), "not-known-there");
        assertThat(estonia.get("/api/v1/joinings").text()).doesNotContain("ASKED");
    }

    @Test
    void anotherHubThanTheInvitationNamesIsNotSpokenTo() {
        Invitation known = Invitation.read(
                        invite("EE", "EE-CUSTOMS").path("text").stringValue())
                .orElseThrow();
        Introduced from = known.from();
        Invitation ofAnother = new Invitation(
                new Introduced(
                        from.node(),
                        from.titleInEnglish(),
                        from.titleInFrench(),
                        from.address(),
                        SigningKey.generate(new SecureRandom()).verificationKey(),
                        from.originators()),
                known.invited(),
                known.originators(),
                known.code(),
                known.ends());

        assertRefused(enter(ofAnother.text()), "not-known-there");
    }

    @Test
    void anInvitationForAnotherNodeOrOtherAuthoritiesIsNotTakenUp() {
        assertRefused(enter(invite("FI", "FI-CUSTOMS").path("text").stringValue()), "other-node-invited");
        assertRefused(enter(invite("EE", "FI-CUSTOMS").path("text").stringValue()), "other-originators");
        assertRefused(enter("Dear colleague"), "no-invitation");
    }

    @Test
    void aCancelledOrEndedInvitationIsRefusedInWords() {
        JsonNode cancelled = invite("EE", "EE-CUSTOMS");
        assertThat(hub.delete("/api/v1/invitations/" + cancelled.path("id").stringValue())
                        .status())
                .isEqualTo(204);
        assertRefused(enter(cancelled.path("text").stringValue()), "invitation-cancelled");

        JsonNode ended = invite("EE", "EE-CUSTOMS");
        nodes.hub
                .getBean(DSLContext.class)
                .execute(
                        "update joining.invitation set ends_at = now() - interval '1 second' where id = cast(? as uuid)",
                        UUID.fromString(ended.path("id").stringValue()));
        assertRefused(enter(ended.path("text").stringValue()), "invitation-ended");
    }

    @Test
    void anInvitationIsGoodForOneKeyAndOnlyForJoining() throws Exception {
        JsonNode made = invite("EE", "EE-CUSTOMS");
        Invitation invitation = Invitation.read(made.path("text").stringValue()).orElseThrow();
        assertThat(enter(invitation.text()).status()).isEqualTo(201);
        assertThat(enter(invitation.text()).status())
                .as("asking twice does no harm")
                .isEqualTo(201);

        SigningKey thief = SigningKey.generate(new SecureRandom());
        JoiningRequest forged = new JoiningRequest(
                new Introduced(
                        "EE",
                        "Node EE",
                        "Nœud EE",
                        URI.create("https://localhost:1"),
                        thief.verificationKey(),
                        List.of("EE-CUSTOMS")),
                "HUB",
                invitation.code().verificationKey(),
                Instant.parse("2026-05-03T10:00:00Z"));
        assertThat(call(invitation, "/exchange/v1/joining", forged.signedWith(thief)))
                .contains("invitation-used");
        assertThat(call(invitation, "/exchange/v1/letters", "x")).contains("unknown-sender");
        assertThat(call(invitation, "/exchange/v1/dispatches", "x")).contains("unknown-sender");
    }

    /** Calls the hub under the key that the invitation's code makes. */
    private static String call(Invitation invitation, String path, String body) throws Exception {
        TlsTerms terms = TlsTerms.standard(List.of(), Clock.systemUTC());
        NodeIdentity shown = NodeIdentity.of("EE", invitation.code().key(), terms, new SecureRandom());
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(IdentityTls.clientContext(shown, invitation.from().key(), Clock.systemUTC()))
                .build()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(nodes.hubAddress() + path))
                                    .header("Content-Type", "application/octet-stream")
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    @Test
    void presentedTooOftenAnInvitationIsWorthNothing() {
        String text = invite("EE", "EE-CUSTOMS").path("text").stringValue();
        nodes.hub.getBean(DSLContext.class).execute("update joining.invitation set calls = 20");

        assertRefused(enter(text), "too-many-calls");
    }

    @Test
    void nobodyIsAPartnerBeforePeopleHaveComparedTheSameDigits() {
        JsonNode made = invite("EE", "EE-CUSTOMS");
        String id = made.path("id").stringValue();
        assertRefused(hub.post("/api/v1/invitations/" + id + "/confirmation", "{\"digits\":\"\"}"), "nobody-asked");
        Reply asked = enter(made.path("text").stringValue());
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        String digits = asked.json().path("digits").stringValue();
        assertThat(only(hub, "invitations", id).path("digits").stringValue()).isEqualTo(digits);

        assertRefused(
                hub.post(
                        "/api/v1/invitations/" + id + "/confirmation",
                        json(Map.of("digits", digits.replaceFirst("\\d", "x")))),
                "other-digits");
        assertThat(hub.get("/api/v1/partners/joined").json()).isEmpty();
        assertThat(estonia.get("/api/v1/partners/joined").json()).isEmpty();
    }

    @Test
    void aPartnerThatWasLetGoIsAStrangerAgain() throws Exception {
        JsonNode made = invite("EE", "EE-CUSTOMS");
        Reply asked = enter(made.path("text").stringValue());
        String digits = json(Map.of("digits", asked.json().path("digits").stringValue()));
        hub.post("/api/v1/invitations/" + made.path("id").stringValue() + "/confirmation", digits);
        assertThat(hub.get("/api/v1/partners/joined").json()).hasSize(1);
        assertThat(handshake()).isTrue();

        assertThat(hub.delete("/api/v1/partners/joined/EE").status()).isEqualTo(204);

        assertThat(handshake()).isFalse();
        assertRefused(hub.delete("/api/v1/partners/joined/EE"), "no-such-partner");
        assertThat(hub.get("/api/v1/invitations").text()).contains("CONFIRMED");
    }

    /** Whether Estonia gets through to the hub. */
    private static boolean handshake() throws Exception {
        NodeIdentity own =
                NodeIdentity.load(Path.of(nodes.national.getEnvironment().getRequiredProperty("tidewaiter.data"))
                        .resolve("identity"));
        NodeIdentity theirs =
                NodeIdentity.load(Path.of(nodes.hub.getEnvironment().getRequiredProperty("tidewaiter.data"))
                        .resolve("identity"));
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(IdentityTls.clientContext(own, theirs.verificationKey(), Clock.systemUTC()))
                .build()) {
            return client.send(
                                    HttpRequest.newBuilder(URI.create(nodes.hubAddress() + "/exchange/v1/log/head"))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .statusCode()
                    != 403;
        } catch (IOException refused) {
            return false;
        }
    }
}
