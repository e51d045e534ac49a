package org.tidewaiter.node.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.AgreementSigner;
import org.tidewaiter.node.Person;
import org.tidewaiter.node.Person.Reply;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.delivery.Awaiting;
import org.tidewaiter.node.delivery.IncomingLetters;
import org.tidewaiter.node.delivery.KnownAgreements;
import org.tidewaiter.report.ReportJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Two nodes agree over the line: a text travels, is signed, refused or withdrawn, and both end with the same. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AgreementsByLetterTest {

    private static AgreementNodes nodes;
    private static Person estonia;
    private static Person coordinator;
    private static Person hub;

    @BeforeAll
    static void start() {
        nodes = new AgreementNodes(true);
        estonia = AgreementNodes.person(nodes.nationalNode, Role.ADMINISTRATOR);
        coordinator = AgreementNodes.person(nodes.nationalNode, Role.COORDINATOR, Role.OFFICER);
        hub = AgreementNodes.person(nodes.hubNode, Role.ADMINISTRATOR);
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    private static Agreement newest(ConfigurableApplicationContext node) {
        return node.getBean(KnownAgreements.class).newest(AgreementNodes.NUMBER).orElseThrow();
    }

    private static String proposed(Person person, ConfigurableApplicationContext node, String field, Object value) {
        String own = node == nodes.hubNode ? "HUB" : "EE";
        Reply reply = person.post("/api/v1/proposals", Texts.with(Texts.revisionOf(newest(node), own), field, value));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        String digest = reply.json().path("digest").stringValue();
        Reply signed = AgreementNodes.act(person, digest, "signature");
        assertThat(signed.status()).as(signed.text()).isEqualTo(200);
        return digest;
    }

    private static String state(Person person, String digest) {
        Reply reply = person.get("/api/v1/proposals/" + digest);
        return reply.status() == 404 ? "none" : reply.json().path("state").stringValue();
    }

    private static void await(Person person, String digest, String wanted) {
        Awaiting.until("the text is " + wanted, () -> state(person, digest).equals(wanted));
    }

    private static JsonNode agreement(Person person) {
        return person.get("/api/v1/agreements/" + AgreementNodes.NUMBER).json();
    }

    /** A seizure of cigarettes, handed in and released by itself; its record. */
    private static String seizure(String sticks) {
        ObjectNode report = (ObjectNode) ReportJson.mapper().readTree(Seizures.CIGARETTES);
        ((ObjectNode) report.path("goods").path(0).path("quantity")).put("amount", sticks);
        Reply reply = coordinator.post("/api/v1/reports", report.toString());
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return Objects.requireNonNull(reply.json().path("record").stringValue());
    }

    private static String atPartner(String record) {
        JsonNode partners = coordinator.get("/api/v1/records/" + record).json().path("partners");
        return partners.isEmpty() ? "none" : partners.get(0).path("state").stringValue("");
    }

    private static void awaitAtPartner(String record, String wanted) {
        Awaiting.until("the report is " + wanted, () -> atPartner(record).equals(wanted));
    }

    @Test
    @Order(1)
    void aTextSignedByBothIsAdoptedByBothAndReportsAreJudgedByIt() {
        String before = seizure("500");
        awaitAtPartner(before, "DELIVERED");

        String digest = proposed(estonia, nodes.nationalNode, "thresholds", Texts.cigarettesFrom("10000", "STK"));
        await(hub, digest, "proposed");
        assertThat(agreement(hub).path("inForce").intValue()).isEqualTo(1);
        assertThat(AgreementNodes.act(hub, digest, "signature").status()).isEqualTo(200);
        await(estonia, digest, "signed");

        assertThat(agreement(estonia).path("inForce").intValue()).isEqualTo(2);
        assertThat(agreement(hub).path("inForce").intValue()).isEqualTo(2);
        String below = seizure("500");
        awaitAtPartner(below, "NOT_DUE");
        String above = seizure("20000");
        awaitAtPartner(above, "DELIVERED");
    }

    @Test
    @Order(2)
    void aRefusalComesBackWithItsReason() {
        String digest = proposed(hub, nodes.hubNode, "hoursAllowed", "2");
        await(estonia, digest, "proposed");

        assertThat(estonia.post("/api/v1/proposals/" + digest + "/refusal", "{\"reason\":\"NO\"}")
                        .status())
                .isEqualTo(422);
        assertThat(estonia.post("/api/v1/proposals/" + digest + "/refusal", "{\"reason\":\"DURATION\"}")
                        .status())
                .isEqualTo(200);
        await(hub, digest, "refused");

        assertThat(hub.get("/api/v1/proposals/" + digest).json().path("reason").stringValue())
                .isEqualTo("DURATION");
        assertThat(agreement(hub).path("inForce").intValue()).isEqualTo(2);
        assertThat(AgreementNodes.act(estonia, digest, "signature").status()).isEqualTo(409);
    }

    @Test
    @Order(3)
    void aWithdrawnTextCanNoLongerBeSignedAndAnotherMayFollow() {
        String withdrawn = proposed(estonia, nodes.nationalNode, "hoursAllowed", "4");
        await(hub, withdrawn, "proposed");
        assertThat(AgreementNodes.act(estonia, withdrawn, "withdrawal").status())
                .isEqualTo(200);
        await(hub, withdrawn, "withdrawn");
        await(estonia, withdrawn, "refused");

        assertThat(AgreementNodes.act(hub, withdrawn, "signature").status()).isEqualTo(409);
        String another = proposed(estonia, nodes.nationalNode, "hoursAllowed", "8");
        await(hub, another, "proposed");
        assertThat(AgreementNodes.act(estonia, another, "withdrawal").status()).isEqualTo(200);
        await(estonia, another, "refused");
    }

    @Test
    @Order(3)
    void twoProposalsThatCrossEndInOneAgreement() {
        String ours = proposed(estonia, nodes.nationalNode, "hoursAllowed", "5");
        String theirs = proposed(hub, nodes.hubNode, "hoursAllowed", "7");
        await(estonia, theirs, "proposed");
        await(hub, ours, "proposed");
        assertThat(AgreementNodes.act(estonia, theirs, "signature")
                        .json()
                        .path("code")
                        .stringValue(""))
                .isEqualTo("other-text-signed");
        assertThat(AgreementNodes.act(hub, ours, "signature").status()).isEqualTo(409);

        assertThat(AgreementNodes.act(estonia, ours, "withdrawal").status()).isEqualTo(200);
        await(estonia, ours, "refused");
        assertThat(AgreementNodes.act(estonia, theirs, "signature").status()).isEqualTo(200);
        await(hub, theirs, "signed");

        assertThat(newest(nodes.nationalNode).digest())
                .isEqualTo(newest(nodes.hubNode).digest());
        assertThat(newest(nodes.hubNode).digest().text()).isEqualTo(theirs);
    }

    @Test
    @Order(4)
    void aLetterWithAForgedSignatureIsRefusedAndNothingBinds() {
        Agreement wider = newest(nodes.nationalNode)
                .revised(List.of("TOBACCO", "DRUGS"), newest(nodes.nationalNode).limits());
        String half = new AgreementSigner(nodes.hub.signingKey()).sign(wider);
        var letter = new IncomingLetters.ReceivedLetter(
                UUID.randomUUID(),
                "HUB",
                Correspondence.KIND,
                Instant.now(),
                Instant.now(),
                ReportJson.mapper()
                        .createObjectNode()
                        .put("what", "SIGNATURES")
                        .put("bySender", half)
                        .put("byReceiver", half)
                        .toString());

        assertThat(nodes.nationalNode.getBean(AgreementLetters.class).take(letter))
                .isEqualTo(new IncomingLetters.Taking.Refused("does-not-verify"));
        assertThat(newest(nodes.nationalNode).digest())
                .isEqualTo(newest(nodes.hubNode).digest());
    }

    @Test
    @Order(4)
    void whatIsSignedWhileTheOtherSideIsDownBindsThereWhenItIsBack() {
        String digest = proposed(estonia, nodes.nationalNode, "hoursAllowed", "10");
        await(hub, digest, "proposed");
        nodes.nationalNode.close();
        assertThat(AgreementNodes.act(hub, digest, "signature").status()).isEqualTo(200);

        nodes.startNational();
        estonia = AgreementNodes.person(nodes.nationalNode, Role.ADMINISTRATOR);
        coordinator = AgreementNodes.person(nodes.nationalNode, Role.COORDINATOR, Role.OFFICER);
        await(estonia, digest, "signed");

        assertThat(newest(nodes.nationalNode).digest())
                .isEqualTo(newest(nodes.hubNode).digest());
        awaitAtPartner(seizure("30000"), "DELIVERED");
    }

    @Test
    @Order(5)
    void aSuspensionIsToldWithItsReasonAndNothingTravelsUntilItIsResumed() {
        assertThat(hub.post("/api/v1/agreements/EE-HUB/suspension", "{\"reason\":\"LEGAL\"}")
                        .status())
                .isEqualTo(204);
        assertThat(hub.post("/api/v1/agreements/EE-HUB/suspension", "{\"reason\":\"LEGAL\"}")
                        .status())
                .isEqualTo(409);
        Awaiting.until(
                "the sender knows",
                () -> agreement(estonia).path("state").stringValue("").equals("suspended-there"));
        assertThat(agreement(estonia).path("suspendedByPartner").path("reason").stringValue())
                .isEqualTo("LEGAL");

        String waiting = seizure("40000");
        assertThat(hub.delete("/api/v1/agreements/EE-HUB/suspension").status()).isEqualTo(204);
        Awaiting.until(
                "the sender knows",
                () -> agreement(estonia).path("state").stringValue("").equals("in-force"));
        awaitAtPartner(waiting, "DELIVERED");
    }

    @Test
    @Order(6)
    void aRevisionWithAnEndEndsItForBoth() {
        Reply prepared = estonia.post("/api/v1/agreements/EE-HUB/end", "{}");
        assertThat(prepared.status()).as(prepared.text()).isEqualTo(201);
        String digest = prepared.json().path("digest").stringValue();
        assertThat(AgreementNodes.act(estonia, digest, "signature").status()).isEqualTo(200);
        await(hub, digest, "proposed");
        assertThat(AgreementNodes.act(hub, digest, "signature").status()).isEqualTo(200);
        await(estonia, digest, "signed");

        assertThat(agreement(estonia).path("state").stringValue()).isEqualTo("ended");
        assertThat(agreement(hub).path("state").stringValue()).isEqualTo("ended");
        assertThat(agreement(hub).has("inForce")).isFalse();
    }

    @Test
    @Order(7)
    void everyStepIsInTheTrail() {
        assertThat(nodes.nationalNode
                        .getBean(org.jooq.DSLContext.class)
                        .fetch("select distinct action from audit.entry where action like 'agreement.%'")
                        .getValues(0, String.class))
                .contains(
                        "agreement.prepared",
                        "agreement.proposed",
                        "agreement.adopted",
                        "agreement.arrived",
                        "agreement.refused",
                        "agreement.withdrawn",
                        "agreement.suspension-arrived",
                        "agreement.resumption-arrived");
    }
}
