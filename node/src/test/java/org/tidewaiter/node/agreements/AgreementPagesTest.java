package org.tidewaiter.node.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.node.Person;
import org.tidewaiter.node.Person.Reply;
import org.tidewaiter.node.access.Browser;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestAccounts;
import org.tidewaiter.node.delivery.Awaiting;
import org.tidewaiter.node.delivery.KnownAgreements;
import org.tidewaiter.report.ReportJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What people see of an agreement before they decide: the release page, a trial, the pages of texts. */
class AgreementPagesTest {

    private static AgreementNodes nodes;
    private static Person administrator;
    private static Person coordinator;
    private static Browser browser;

    @BeforeAll
    static void start() {
        nodes = new AgreementNodes(true);
        administrator = AgreementNodes.person(nodes.nationalNode, Role.ADMINISTRATOR);
        coordinator = AgreementNodes.person(nodes.nationalNode, Role.COORDINATOR, Role.OFFICER);
        nodes.nationalNode
                .getBean(TestAccounts.class)
                .create("everybody", Role.COORDINATOR, Role.OFFICER, Role.ADMINISTRATOR);
        browser = new Browser(AgreementNodes.port(nodes.nationalNode));
        browser.signIn("everybody", TestAccounts.PASSWORD);
        agree();
    }

    @AfterAll
    static void stop() {
        browser.close();
        nodes.close();
    }

    private static Agreement newest() {
        return nodes.nationalNode
                .getBean(KnownAgreements.class)
                .newest(AgreementNodes.NUMBER)
                .orElseThrow();
    }

    /** From 10,000 cigarettes on, in Estonia, each report released by a coordinator. */
    private static void agree() {
        Person hub = AgreementNodes.person(nodes.hubNode, Role.ADMINISTRATOR);
        ObjectNode terms = Texts.revisionOf(newest(), "EE");
        terms.put("release", "coordinator");
        terms.putArray("places").add("EE");
        String digest = prepared(Texts.with(terms, "thresholds", Texts.cigarettesFrom("10000", "STK")));
        assertThat(AgreementNodes.act(administrator, digest, "signature").status())
                .isEqualTo(200);
        Awaiting.until(
                "the proposal has come",
                () -> hub.get("/api/v1/proposals/" + digest).status() == 200);
        assertThat(AgreementNodes.act(hub, digest, "signature").status()).isEqualTo(200);
        Awaiting.until("both have signed", () -> newest().digest().text().equals(digest));
    }

    private static String prepared(String terms) {
        Reply reply = administrator.post("/api/v1/proposals", terms);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json().path("digest").stringValue();
    }

    private static String recorded(String country, String sticks, boolean withTobacco) {
        ObjectNode report = (ObjectNode) ReportJson.mapper().readTree(Seizures.CIGARETTES);
        report.put("discoveryCountry", country).put("summary", "Found by a dog.");
        ((ObjectNode) report.path("goods").path(0).path("quantity")).put("amount", sticks);
        if (withTobacco) {
            ((ArrayNode) report.path("goods")).add(ReportJson.mapper().readTree("""
                            {"category":"TOBACCO","subcategory":"RAW_TOBACCO",
                             "quantity":{"amount":"75","unit":"KGM","basis":"COUNTED"},"takenAs":"SEIZED"}"""));
        }
        Reply reply = coordinator.post("/api/v1/reports", report.toString());
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json().path("record").stringValue();
    }

    private static String page(String path) {
        var answer = browser.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    @Test
    void saysWhyNothingOfAReportGoes() {
        assertThat(page("/reports/" + recorded("LV", "20000", false) + "/release"))
                .contains("Nothing of it goes to Node HUB: Outside the agreed countries")
                .contains("outside agreement");
        assertThat(page("/reports/" + recorded("EE", "400", false) + "/release"))
                .contains("Nothing of it goes to Node HUB: Below the agreed quantity");
    }

    @Test
    void marksTheLineBelowItsThresholdAndWhatMayTellOfIt() {
        assertThat(page("/reports/" + recorded("EE", "400", true) + "/release"))
                .doesNotContain("Nothing of it goes")
                .contains("below threshold")
                .contains("may reveal");
    }

    @Test
    void whatReachesItsThresholdGoes() {
        assertThat(page("/reports/" + recorded("EE", "10000", false) + "/release"))
                .doesNotContain("Nothing of it goes")
                .doesNotContain("below threshold");
    }

    @Test
    void triesAgreementsAndProposalsOverHttp() {
        String record = recorded("EE", "123", false);
        assertThat(coordinator
                        .post("/api/v1/records/" + record + "/release", "{\"text\":false}")
                        .status())
                .isEqualTo(200);
        Awaiting.until(
                "it is signed",
                () -> coordinator
                                .get("/api/v1/records/" + record)
                                .json()
                                .path("summary")
                                .path("version")
                                .intValue(0)
                        == 1);
        String without = prepared(Texts.with(Texts.revisionOf(newest(), "EE"), "thresholds", List.of()));

        JsonNode now = coordinator.get(trial("/agreements/EE-HUB")).json();
        JsonNode proposed = coordinator.get(trial("/proposals/" + without)).json();

        assertThat(now.path("complete").booleanValue()).isTrue();
        assertThat(now.path("notDue").get(0).path("code").stringValue()).isEqualTo("below-threshold");
        assertThat(now.path("stays").get(0).path("reason").stringValue()).isEqualTo("below-threshold");
        assertThat(proposed.path("due").longValue()).isEqualTo(now.path("due").longValue() + 1);
        assertThat(coordinator
                        .get("/api/v1/agreements/EE-HUB/trial?from=2026-01-01&to=2020-01-01")
                        .status())
                .isEqualTo(400);
        assertThat(coordinator
                        .get("/api/v1/agreements/NONE/trial?from=2026-01-01&to=2026-01-02")
                        .status())
                .isEqualTo(404);
        assertThat(page(trial("/agreements/EE-HUB").replace("/api/v1", "")))
                .contains("Would have sent")
                .contains("/reports/" + record);
    }

    private static String trial(String of) {
        java.time.LocalDate today = java.time.LocalDate.now(java.time.ZoneOffset.UTC);
        return "/api/v1" + of + "/trial?from=" + today.minusDays(1) + "&to=" + today;
    }

    @Test
    void showsEveryPageInBothLanguagesWithAllTheirWords() {
        String digest = prepared(Texts.with(Texts.revisionOf(newest(), "EE"), "hoursAllowed", "48"));
        for (String language : List.of("en", "fr")) {
            for (String path : List.of(
                    "/agreements",
                    "/agreements/EE-HUB",
                    "/agreements/EE-HUB?revision=1",
                    "/agreements/EE-HUB/comparison?from=1&to=2",
                    "/agreements/EE-HUB/trial",
                    trial("/agreements/EE-HUB").replace("/api/v1", ""),
                    "/agreements/proposals/new",
                    "/agreements/proposals/new?template=european-tobacco-link",
                    "/agreements/proposals/new?revises=EE-HUB",
                    "/agreements/proposals/" + digest,
                    "/agreements/proposals/" + digest + "/trial")) {
                var answer = browser.get(path, "Accept-Language", language);
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                assertThat(answer.body()).as(path).doesNotContain(">agreements.", ">casework.");
            }
        }
    }

    @Test
    void aFormWithFaultsComesBackWithAllOfThemAndWhatWasTyped() {
        browser.get("/agreements/proposals/new");
        var answer = browser.post(
                "/agreements/proposals",
                "number",
                "NEW-1",
                "partner",
                "HUB",
                "direction",
                "receives",
                "places",
                "EE, ZZZ",
                "thresholds[0].subcategory",
                "CIGARETTES",
                "thresholds[0].amount",
                "many",
                "hoursAllowed",
                "24",
                "legalBasis",
                "Some act");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("The code list does not know: ZZZ")
                .contains("An amount above zero")
                .contains("value=\"Some act\"")
                .contains("value=\"many\"")
                .contains("href=\"#f-categories\"");
    }

    @Test
    void thePagesOfAnAgreementLeadThroughItsLife() {
        browser.get("/agreements/EE-HUB");
        assertThat(Browser.location(browser.post("/agreements/EE-HUB/suspension", "reason", "TALKS")))
                .isEqualTo("/agreements/EE-HUB");
        assertThat(page("/agreements/EE-HUB"))
                .contains("Suspended by this node since")
                .contains("Talks between the two sides are under way.");
        assertThat(page("/agreements")).contains("Suspended by this node");
        browser.post("/agreements/EE-HUB/resumption");
        assertThat(page("/agreements/EE-HUB")).doesNotContain("Suspended by this node since");

        String prepared = Browser.location(browser.post("/agreements/EE-HUB/end", "validUntil", "2099-12-31"));
        assertThat(prepared).startsWith("/agreements/proposals/");
        assertThat(page(prepared)).contains("Narrower").contains("Ends after 31 December 2099.");
        assertThat(Browser.location(browser.post(prepared + "/removal"))).isEqualTo("/agreements");
    }
}
