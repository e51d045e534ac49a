package org.tidewaiter.node.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.AgreementSigner;
import org.tidewaiter.node.Person;
import org.tidewaiter.node.Person.Reply;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.delivery.KnownAgreements;
import org.tidewaiter.report.ReportJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Two nodes without a line between them agree by files that people carry. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AgreementsByHandTest {

    private static AgreementNodes nodes;
    private static Person estonia;
    private static Person hub;

    @BeforeAll
    static void start() {
        nodes = new AgreementNodes(false);
        estonia = AgreementNodes.person(nodes.nationalNode, Role.ADMINISTRATOR);
        hub = AgreementNodes.person(nodes.hubNode, Role.ADMINISTRATOR);
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    private static Agreement newestAtHome() {
        return nodes.nationalNode
                .getBean(KnownAgreements.class)
                .newest(AgreementNodes.NUMBER)
                .orElseThrow();
    }

    private static int bindingRevision(Person person) {
        return person.get("/api/v1/agreements/" + AgreementNodes.NUMBER)
                .json()
                .path("inForce")
                .intValue();
    }

    /** Writes a text down and signs it here; its digest. */
    private static String proposed(Person person, String terms) {
        String digest = prepared(person, terms);
        assertThat(AgreementNodes.act(person, digest, "signature").status()).isEqualTo(200);
        return digest;
    }

    private static String prepared(Person person, String terms) {
        Reply reply = person.post("/api/v1/proposals", terms);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json().path("digest").stringValue();
    }

    private static ObjectNode revision() {
        return Texts.revisionOf(newestAtHome(), "EE");
    }

    @Test
    @Order(1)
    void aTextThatBothSignedBindsBothAndNotBefore() {
        String digest = proposed(estonia, Texts.with(revision(), "thresholds", Texts.cigarettesFrom("10000", "STK")));
        assertThat(bindingRevision(estonia)).isEqualTo(1);

        byte[] proposal = estonia.get("/api/v1/proposals/" + digest + "/file").bytes();
        Reply arrived = hub.post("/api/v1/proposals/file", proposal);
        assertThat(arrived.json().path("outcome").stringValue()).isEqualTo("proposed");
        assertThat(bindingRevision(hub)).isEqualTo(1);

        assertThat(AgreementNodes.act(hub, digest, "signature")
                        .json()
                        .path("state")
                        .stringValue())
                .isEqualTo("signed");
        assertThat(bindingRevision(hub)).isEqualTo(2);
        assertThat(bindingRevision(estonia)).isEqualTo(1);

        byte[] signed = hub.get("/api/v1/proposals/" + digest + "/file").bytes();
        assertThat(estonia.post("/api/v1/proposals/file", signed)
                        .json()
                        .path("outcome")
                        .stringValue())
                .isEqualTo("adopted");
        assertThat(bindingRevision(estonia)).isEqualTo(2);
        assertThat(estonia.get("/api/v1/proposals/" + digest)
                        .json()
                        .path("state")
                        .stringValue())
                .isEqualTo("signed");
        assertThat(estonia.post("/api/v1/proposals/file", signed)
                        .json()
                        .path("outcome")
                        .stringValue())
                .isEqualTo("known");
    }

    @Test
    @Order(2)
    void whatBindsIsKeptOverARestart() {
        nodes.nationalNode.close();
        nodes.startNational();
        estonia = AgreementNodes.person(nodes.nationalNode, Role.ADMINISTRATOR);

        assertThat(bindingRevision(estonia)).isEqualTo(2);
        assertThat(newestAtHome().limits().thresholds()).hasSize(1);
    }

    @Test
    @Order(3)
    void aTamperedCountersignatureIsRefusedAndNothingBinds() {
        String digest = proposed(estonia, Texts.with(revision(), "hoursAllowed", "12"));
        byte[] file = estonia.get("/api/v1/proposals/" + digest + "/file").bytes();
        ObjectNode forged = (ObjectNode) ReportJson.mapper().readTree(file);
        Agreement wider = newestAtHome()
                .revised(List.of("TOBACCO", "DRUGS"), newestAtHome().limits());
        forged.put("byReceiver", new AgreementSigner(nodes.hub.signingKey()).sign(wider));

        Reply reply = estonia.post("/api/v1/proposals/file", forged.toString());

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().path("code").stringValue("")).isEqualTo("does-not-bind");
        assertThat(bindingRevision(estonia)).isEqualTo(2);
        assertThat(AgreementNodes.act(estonia, digest, "withdrawal").status()).isEqualTo(200);
    }

    @Test
    @Order(4)
    void oneSideAloneNeverBindsWhoeverSignsForBoth() {
        Agreement text = newestAtHome().ending(java.time.Instant.parse("2099-01-01T00:00:00Z"));
        String own = new AgreementSigner(nodes.national.signingKey()).sign(text);
        String both = ReportJson.mapper()
                .createObjectNode()
                .put("bySender", own)
                .put("byReceiver", own)
                .toString();

        assertThat(estonia.post("/api/v1/proposals/file", both).status()).isEqualTo(422);
        assertThat(bindingRevision(estonia)).isEqualTo(2);
    }

    @Test
    @Order(5)
    void aSecondTextOfOneRevisionIsNotSignedWhileTheFirstMayStillBind() {
        String second = prepared(estonia, Texts.with(revision(), "hoursAllowed", "6"));

        Reply reply = AgreementNodes.act(estonia, second, "signature");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.json().path("code").stringValue("")).isEqualTo("other-text-signed");
        assertThat(estonia.delete("/api/v1/proposals/" + second).status()).isEqualTo(204);
        assertThat(estonia.get("/api/v1/proposals/" + second).status()).isEqualTo(404);
    }

    @Test
    void saysEverythingThatIsWrongWithTermsAtOnce() {
        String terms = """
                {"number":"NEW","partner":"NOBODY","direction":"sends","categories":["TOBACCO","HATS"],
                 "eventKinds":[],"places":["EE","ZZZ"],
                 "thresholds":[{"subcategory":"CIGARETTES","unit":"CT","amount":"10"},
                               {"subcategory":"HEROIN","unit":"KGM","amount":"-1"}],
                 "profile":"everything","legalBasis":"","hoursAllowed":"0","validFrom":"2026-02-30",
                 "validUntil":"2020-01-01","release":"sometimes"}
                """;

        Reply reply = estonia.post("/api/v1/proposals", terms);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json()
                        .path("faults")
                        .valueStream()
                        .map(fault -> fault.path("path").stringValue("")))
                .contains(
                        "partner",
                        "categories",
                        "eventKinds",
                        "places",
                        "thresholds[0].unit",
                        "thresholds[1].subcategory",
                        "profile",
                        "legalBasis",
                        "hoursAllowed",
                        "validFrom",
                        "validUntil",
                        "release");
    }

    @Test
    void aThresholdThatCannotBeJudgedIsRefusedAlsoFromAFile() {
        Agreement text = newestAtHome()
                .revised(
                        List.of("TOBACCO"),
                        new org.tidewaiter.exchange.agreement.ScopeLimits(
                                List.of(),
                                List.of(new org.tidewaiter.exchange.agreement.Threshold(
                                        "CIGARETTES", "CT", java.math.BigDecimal.TEN))));
        String both = ReportJson.mapper()
                .createObjectNode()
                .put("bySender", new AgreementSigner(nodes.national.signingKey()).sign(text))
                .put("byReceiver", new AgreementSigner(nodes.hub.signingKey()).sign(text))
                .toString();

        Reply reply = estonia.post("/api/v1/proposals/file", both);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().path("code").stringValue("")).isEqualTo("unknown-threshold");
    }

    @Test
    void whoseReportsArePassedOnAndToWhatClassStandsInTheText() {
        ObjectNode alone = revision();
        alone.putArray("relays").add("LV-CUSTOMS");
        Reply faulty = estonia.post("/api/v1/proposals", alone.toString());
        assertThat(faulty.status()).isEqualTo(422);
        assertThat(faulty.json().path("faults").get(0).path("path").stringValue())
                .isEqualTo("recipients");

        String digest = prepared(estonia, Texts.with(alone, "recipients", "CUSTOMS"));
        JsonNode terms = estonia.get("/api/v1/proposals/" + digest).json().path("terms");

        assertThat(terms.path("relays").get(0).stringValue()).isEqualTo("LV-CUSTOMS");
        assertThat(terms.path("recipients").stringValue()).isEqualTo("CUSTOMS");
        assertThat(estonia.delete("/api/v1/proposals/" + digest).status()).isEqualTo(204);
    }

    @Test
    void aTextThatCouldMisleadItsReaderIsNotWrittenDown() {
        Reply reply = estonia.post("/api/v1/proposals", Texts.with(revision(), "legalBasis", "Act \u202e51 fo"));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().path("faults").get(0).path("path").stringValue())
                .isEqualTo("legalBasis");
    }

    @Test
    void twoAgreementsTheSameWayAtTheSameTimeAreNotProposed() {
        Reply reply = estonia.post(
                "/api/v1/proposals",
                Texts.with(
                        (ObjectNode) ReportJson.mapper().readTree(Texts.with(revision(), "revises", "")),
                        "number",
                        "SECOND"));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().path("faults").get(0).path("rule").stringValue())
                .isEqualTo("rival");
    }

    @Test
    void whoOnlySeesTheNetworkReadsAndDecidesNothing() {
        Person analyst = AgreementNodes.person(nodes.nationalNode, Role.ANALYST);

        assertThat(analyst.get("/api/v1/agreements").status()).isEqualTo(200);
        assertThat(analyst.post("/api/v1/proposals", "{}").status()).isEqualTo(403);
        assertThat(analyst.post("/api/v1/agreements/EE-HUB/suspension", "{\"reason\":\"TALKS\"}")
                        .status())
                .isEqualTo(403);
        assertThat(AgreementNodes.person(nodes.nationalNode, Role.OFFICER)
                        .get("/api/v1/agreements")
                        .status())
                .isEqualTo(403);
    }
}
