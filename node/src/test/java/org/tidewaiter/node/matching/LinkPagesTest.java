package org.tidewaiter.node.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.HubNodeTest;
import org.tidewaiter.node.access.Account;
import org.tidewaiter.node.access.Browser;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestAccounts;
import org.tidewaiter.node.delivery.Awaiting;
import org.tidewaiter.node.delivery.IncomingVersions;
import org.tidewaiter.node.registry.CasePseudonym;
import org.tidewaiter.node.registry.ReportingSystem;
import org.tidewaiter.node.registry.Sender;
import org.tidewaiter.node.registry.TestReports;
import org.tidewaiter.report.ReportJson;
import tools.jackson.databind.JsonNode;

/** What a reader of the hub sees of a seizure that was reported twice, on its pages and over the API. */
@HubNodeTest
@Import(TestAccounts.class)
class LinkPagesTest {

    @Autowired
    IncomingVersions incoming;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestAccounts accounts;

    @Autowired
    JdbcClient sql;

    @LocalServerPort
    int port;

    private final ReportIdentity one = Sender.newReport();
    private final ReportIdentity two = Sender.newReport();
    private final String analyst = "analyst-" + UUID.randomUUID().toString().substring(0, 8);
    private String token = "";
    private ReportingSystem national;
    private ReportingSystem gateway;

    @BeforeEach
    void arriveByTwoWays() {
        sql.sql("truncate registry.report cascade").update();
        sql.sql("truncate matching.link, matching.profile, matching.block, matching.offer")
                .update();
        token = accounts.token(accounts.create(analyst, Role.ANALYST));
        CasePseudonym theCase = ReportingSystem.theCase('A');
        national = new ReportingSystem("EE", incoming, transaction);
        national.report(one, TestReports.mixed(), theCase);
        gateway = new ReportingSystem("EU", incoming, transaction);
        gateway.report(two, TestReports.tobacco(), theCase);
        Awaiting.until("the two are one", () -> count() == 1);
    }

    private long count() {
        return api("/api/v1/reports/count").path("cases").longValue();
    }

    private JsonNode api(String path) {
        try (Browser program = new Browser(port)) {
            return ReportJson.mapper().readTree(program.bearer(token, path).body());
        }
    }

    private static String address(ReportIdentity identity) {
        return "/api/v1/reports/" + identity.originator() + "/" + identity.number();
    }

    private Browser signedIn(String name) {
        Browser browser = new Browser(port);
        browser.signIn(name, TestAccounts.PASSWORD);
        return browser;
    }

    private String page(ReportIdentity identity) {
        return "/reports/"
                + api(address(identity)).path("summary").path("record").stringValue();
    }

    @Test
    void theReportNamesItsOtherSourceOverTheApi() {
        JsonNode sources = api(address(one)).path("sources");

        assertThat(sources.path("linked")
                        .path(0)
                        .path("identity")
                        .path("number")
                        .stringValue())
                .isEqualTo(two.number().toString());
        assertThat(sources.path("linked").path(0).path("link").path("rule").stringValue())
                .isEqualTo("same-case");
        assertThat(sources.path("handling").path(0).stringValue()).isEqualTo("H1");
        JsonNode listed = api("/api/v1/reports").path("reports");
        assertThat(listed.size()).isEqualTo(1);
        assertThat(listed.path(0).path("sources").intValue()).isEqualTo(2);
        assertThat(listed.toString()).doesNotContain("A".repeat(43));
    }

    @Test
    void aReaderSeesOneRowWithItsSourcesAndFromEachReportTheOther() {
        try (Browser browser = signedIn(analyst)) {
            assertThat(browser.get("/reports").body()).contains("2 sources").contains("1 case");
            assertThat(browser.get(page(one)).body())
                    .contains("Also reported as", page(two), "same case of the same country", "EU");
            assertThat(browser.get(page(two)).body()).contains("Also reported as", page(one));
            browser.post("/preferences", "language", "fr");
            assertThat(browser.get(page(one)).body()).contains("Aussi signalée comme");
        }
    }

    @Test
    void anAnalystPartsThemWithAReasonAndLinksThemAgain() {
        try (Browser browser = signedIn(analyst)) {
            String page = page(one);
            browser.get(page);
            String link = api(address(one))
                    .path("sources")
                    .path("linked")
                    .path(0)
                    .path("link")
                    .path("id")
                    .asString();
            browser.post(page + "/links/" + link + "/undo", "reason", "TWO_SEIZURES");

            assertThat(count()).isEqualTo(2);
            assertThat(browser.get(page).body())
                    .contains("Perhaps the same seizure", "A person has said that they are not the same");
            assertThat(browser.post(page + "/links/" + link + "/undo", "reason", "TWO_SEIZURES")
                            .statusCode())
                    .isEqualTo(409);
            browser.post(page + "/links", "other", page(two).substring("/reports/".length()));
            assertThat(count()).isEqualTo(1);
            assertThat(browser.get(page).body()).contains("Linked by " + analyst);
        }
        assertThat(sql.sql("select action from audit.entry where account_name = ? and action like 'link.%' order"
                                + " by position")
                        .param(analyst)
                        .query(String.class)
                        .list())
                .isEqualTo(List.of("link.undone", "link.made"));
    }

    @Test
    void whatTheRuleLinksAndTakesBackIsInTheTrail() {
        String record = page(one).substring("/reports/".length());
        gateway.withdraw(two);
        Awaiting.until("the rule has taken its link back", () -> rules(record).size() == 2);

        assertThat(rules(record))
                .isEqualTo(List.of(
                        "link.made {\"kind\": \"same-case\"}",
                        "link.undone {\"kind\": \"same-case\", \"reason\": \"withdrawn\"}"));
    }

    /** What the node itself did to the links of a report. */
    private List<@Nullable String> rules(String record) {
        return sql.sql("select action || ' ' || details from audit.entry where account_name = 'node'"
                        + " and action like 'link.%' and position(? in subject) > 0 order by audit.entry.position")
                .param(record)
                .query(String.class)
                .list();
    }

    @Test
    void aDoubtfulPairIsJudgedSideBySideAndTheWordIsTakenBack() {
        // They resemble what comes, and are not what this is about.
        gateway.withdraw(two);
        national.withdraw(one);
        Awaiting.until("nothing else is here", () -> count() == 0);
        ReportIdentity three = Sender.newReport();
        ReportIdentity four = Sender.newReport("EE-POLICE");
        var round = TestReports.with(TestReports.tobacco(), "/eventDate/date", "2026-04-11");
        new ReportingSystem("EE2", incoming, transaction).report(three, round, null);
        gateway.report(four, round, null);
        Awaiting.until(
                "the pair is offered", () -> api("/api/v1/pairs").path("pairs").size() == 1);
        JsonNode offered = api("/api/v1/pairs").path("pairs").path(0);
        assertThat(Set.of(
                        offered.path("one").path("number").stringValue(),
                        offered.path("other").path("number").stringValue()))
                .isEqualTo(Set.of(three.number().toString(), four.number().toString()));
        assertThat(offered.path("evidence").toString()).contains("DATE_SAME_DAY");
        String thirdPage = page(three);
        String fourthPage = page(four);
        try (Browser browser = signedIn(analyst)) {
            assertThat(browser.get("/pairs").body())
                    .contains("Perhaps one seizure", thirdPage, fourthPage, "the same day", "a round figure")
                    .contains("speaks very strongly for one seizure");
            assertThat(browser.get(thirdPage).body()).contains("Perhaps the same seizure", fourthPage);
            browser.post(
                    "/pairs/other",
                    "one",
                    thirdPage.substring("/reports/".length()),
                    "other",
                    fourthPage.substring("/reports/".length()),
                    "reason",
                    "TWO_SEIZURES");
            assertThat(browser.get("/pairs").body())
                    .contains("Nothing to judge")
                    .doesNotContain(fourthPage);
            assertThat(browser.get("/pairs/said").body())
                    .contains(thirdPage, analyst + " said that they are not the same seizure");
            String id = sql.sql("select max(id) from matching.link")
                    .query(String.class)
                    .single();
            browser.post("/pairs/said/" + id + "/take-back");
            browser.post("/preferences", "language", "fr");
            assertThat(browser.get("/pairs").body()).contains("Peut-être une seule saisie", "le même jour");
            browser.post(
                    "/pairs/same",
                    "one",
                    thirdPage.substring("/reports/".length()),
                    "other",
                    fourthPage.substring("/reports/".length()));
        }
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void anOfficerOfTheHubSeesTheLinkButCannotUndoIt() {
        Account officer =
                accounts.create("officer-" + UUID.randomUUID().toString().substring(0, 8), Role.OFFICER);
        try (Browser browser = signedIn(officer.name())) {
            String page = page(one);
            assertThat(browser.get(page).body()).contains("Also reported as").doesNotContain("Not the same seizure");
            assertThat(browser.post(page + "/links/1/undo", "reason", "TWO_SEIZURES")
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(count()).isEqualTo(1);
    }
}
