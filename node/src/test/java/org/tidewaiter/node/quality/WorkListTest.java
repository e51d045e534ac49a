package org.tidewaiter.node.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.HubNodeTest;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Browser;
import org.tidewaiter.node.access.NotPermittedException;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestAccounts;
import org.tidewaiter.node.access.TestScopes;
import org.tidewaiter.node.delivery.Awaiting;
import org.tidewaiter.node.delivery.IncomingVersions;
import org.tidewaiter.node.quality.AssessmentStep.Cause;
import org.tidewaiter.node.registry.ReportingSystem;
import org.tidewaiter.node.registry.Sender;
import org.tidewaiter.node.registry.TestReports;
import org.tidewaiter.node.settings.NodePart;

/** What an analyst of the hub sees of arriving reports and says of them, by the module's face and on its pages. */
@HubNodeTest
@Import(TestAccounts.class)
class WorkListTest {

    private static final AccessScope ANALYST = TestScopes.of(NodePart.HUB, Role.ANALYST);
    private static final AccessScope LATVIANS_ONLY = TestScopes.of(NodePart.HUB, Set.of("LV"), Role.ANALYST);
    private static final WorkFilter ALL = new WorkFilter(Set.of(), Set.of(), null, null);

    @Autowired
    IncomingVersions incoming;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    WorkLists lists;

    @Autowired
    Assessments assessments;

    @Autowired
    TestAccounts accounts;

    @Autowired
    JdbcClient sql;

    @LocalServerPort
    int port;

    private final ReportIdentity tobacco = Sender.newReport();
    private final ReportIdentity mixed = Sender.newReport();
    private ReportingSystem estonia;

    @BeforeEach
    void twoArrive() {
        sql.sql("truncate registry.report cascade").update();
        sql.sql("truncate quality.report, quality.step").update();
        estonia = new ReportingSystem("EE", incoming, transaction);
        estonia.report(tobacco, TestReports.tobacco(), ReportingSystem.theCase('A'));
        estonia.report(mixed, TestReports.mixed(), ReportingSystem.theCase('B'));
        Awaiting.until("both are on the list", () -> page(ALL).size() == 2);
    }

    private List<AssessedReport> page(WorkFilter filter) {
        return lists.page(ANALYST, filter, null, 50).reports();
    }

    private AssessedReport listed(ReportIdentity identity) {
        return page(ALL).stream()
                .filter(report -> report.identity().equals(identity))
                .findFirst()
                .orElseThrow();
    }

    private Seen seen(ReportIdentity identity) {
        AssessedReport report = listed(identity);
        return new Seen(report.record(), report.version());
    }

    private void correctAndAwait(ReportIdentity identity, int version) {
        estonia.report(identity, TestReports.tobacco(), ReportingSystem.theCase('A'));
        Awaiting.until("the correction is on the list", () -> listed(identity).version() == version);
    }

    @Test
    void whatArrivesIsUnverifiedAndNewNewestFirst() {
        assertThat(page(ALL)).extracting(AssessedReport::identity).containsExactly(mixed, tobacco);
        assertThat(page(ALL)).extracting(AssessedReport::status).containsOnly(ReportStatus.UNVERIFIED);
        WorkCounts counts = lists.counts(ANALYST, ALL);
        assertThat(counts.fresh()).isEqualTo(2);
        assertThat(counts.of(ReportStatus.UNVERIFIED)).isEqualTo(2);
    }

    @Test
    void aListIsPaged() {
        WorkPage first = lists.page(ANALYST, ALL, null, 1);
        assertThat(first.reports()).extracting(AssessedReport::identity).containsExactly(mixed);
        WorkPage second = lists.page(ANALYST, ALL, first.next(), 1);
        assertThat(second.reports()).extracting(AssessedReport::identity).containsExactly(tobacco);
        assertThat(second.next()).isNull();
    }

    @Test
    void aListIsOfTheCountriesAndGoodsAskedFor() {
        assertThat(page(new WorkFilter(Set.of("EE"), Set.of("DRUGS"), null, null)))
                .extracting(AssessedReport::identity)
                .containsExactly(mixed);
        assertThat(page(new WorkFilter(Set.of("LV"), Set.of(), null, null))).isEmpty();
    }

    @Test
    void anAnalystSeesAndJudgesOnlyWhatTheirAccessAllows() {
        assertThat(lists.page(LATVIANS_ONLY, ALL, null, 50).reports()).isEmpty();
        assertThat(lists.counts(LATVIANS_ONLY, ALL).of(ReportStatus.UNVERIFIED)).isZero();
        assertThat(assessments.of(LATVIANS_ONLY, seen(tobacco).record())).isEmpty();
        assertThat(assessments.verify(LATVIANS_ONLY, List.of(seen(tobacco)))).isZero();
        AccessScope officer = TestScopes.of(NodePart.HUB, Role.OFFICER);
        assertThatThrownBy(() -> lists.page(officer, ALL, null, 50)).isInstanceOf(NotPermittedException.class);
    }

    @Test
    void aReportThatWasLostHereAndHealedKeepsItsPlaceAndHoldsNothingUp() {
        Seen verified = seen(tobacco);
        assertThat(assessments.verify(ANALYST, List.of(verified))).isEqualTo(1);
        sql.sql("delete from registry.report where number = ?")
                .param(tobacco.number())
                .update();

        ReportingSystem again = new ReportingSystem("EE", incoming, transaction);
        again.report(tobacco, TestReports.tobacco(), ReportingSystem.theCase('A'));
        again.report(Sender.newReport(), TestReports.tobacco(), ReportingSystem.theCase('C'));

        Awaiting.until("what came after it is on the list", () -> page(ALL).size() == 3);
        assertThat(listed(tobacco).status()).isEqualTo(ReportStatus.VERIFIED);
        assertThat(assessments.of(ANALYST, verified.record()).orElseThrow().history())
                .hasSize(1);
        assertThat(sql.sql("select record from registry.report where number = ?")
                        .param(tobacco.number())
                        .query(UUID.class)
                        .single())
                .isEqualTo(verified.record());
    }

    @Test
    void severalAreVerifiedAtOnceAndOneIsTakenBack() {
        List<Seen> both = List.of(seen(tobacco), seen(mixed));

        assertThat(assessments.verify(ANALYST, both)).isEqualTo(2);
        assertThat(assessments.verify(ANALYST, both)).as("twice says nothing").isZero();
        assertThat(assessments.reopen(ANALYST, List.of(seen(mixed)))).isEqualTo(1);

        assertThat(listed(tobacco).status()).isEqualTo(ReportStatus.VERIFIED);
        assertThat(listed(mixed).status()).isEqualTo(ReportStatus.UNVERIFIED);
        assertThat(assessments.of(ANALYST, listed(mixed).record()).orElseThrow().history())
                .extracting(AssessmentStep::cause)
                .containsExactly(Cause.UNDONE, Cause.PERSON);
    }

    @Test
    void aVersionThatHasChangedSinceItWasSeenIsNotVerified() {
        Seen stale = seen(tobacco);
        correctAndAwait(tobacco, 2);

        assertThat(assessments.verify(ANALYST, List.of(stale))).isZero();
        assertThat(listed(tobacco).status()).isEqualTo(ReportStatus.UNVERIFIED);
    }

    @Test
    void aNewVersionOfAVerifiedReportIsUnverifiedAgainAndSaysSinceWhen() {
        assessments.verify(ANALYST, List.of(seen(tobacco)));
        correctAndAwait(tobacco, 2);

        assertThat(listed(tobacco).status()).isEqualTo(ReportStatus.UNVERIFIED);
        assertThat(listed(tobacco).verifiedVersion()).isEqualTo(1);
        assertThat(assessments
                        .of(ANALYST, listed(tobacco).record())
                        .orElseThrow()
                        .history())
                .first()
                .satisfies(step -> assertThat(step.cause()).isEqualTo(Cause.NEW_VERSION));
        assertThat(page(ALL).getFirst().identity()).as("it is new").isEqualTo(tobacco);
    }

    @Test
    void aWithdrawnReportLeavesTheList() {
        estonia.withdraw(tobacco);

        Awaiting.until("it is gone", () -> page(ALL).size() == 1);
        assertThat(lists.counts(ANALYST, ALL).of(ReportStatus.UNVERIFIED)).isEqualTo(1);
    }

    @Test
    void anAnalystWorksThroughThePages() {
        String name = "analyst-" + UUID.randomUUID().toString().substring(0, 8);
        accounts.create(name, Role.ANALYST);
        try (Browser browser = new Browser(port)) {
            browser.signIn(name, TestAccounts.PASSWORD);
            assertThat(browser.get("/work-list").body())
                    .contains("New since yesterday", seen(mixed).text());
            browser.post("/work-list/verify", "seen", seen(mixed).text(), "back", "/work-list?view=verified");
            assertThat(browser.get("/work-list?view=verified").body())
                    .contains("One report is verified.", seen(mixed).text())
                    .doesNotContain(seen(tobacco).text());
            String report = "/reports/" + seen(mixed).record();
            assertThat(browser.get(report).body()).contains("Verification", "Version 1 verified by " + name);
            browser.post(report + "/assessment/reopen", "version", "1");
            assertThat(listed(mixed).status()).isEqualTo(ReportStatus.UNVERIFIED);

            browser.post("/work-list/mine", "region", "", "category", "DRUGS");
            assertThat(browser.get("/work-list").body())
                    .doesNotContain(seen(tobacco).text());
            assertThat(browser.get("/work-list?filter=true").body())
                    .contains(seen(tobacco).text());
            assertThat(browser.post("/work-list/verify", "seen", "nonsense").statusCode())
                    .isEqualTo(400);
            assertThat(browser.get("/work-list?view=nonsense").statusCode()).isEqualTo(400);
        }
        assertThat(sql.sql("select action from audit.entry where account_name = ? and action like 'report.assess%'"
                                + " order by position")
                        .param(name)
                        .query(String.class)
                        .list())
                .containsExactly("report.assessed", "report.assessment-undone");
    }

    @Test
    void aProgramReadsTheListAndJudges() {
        String token = accounts.token(
                accounts.create("p-" + UUID.randomUUID().toString().substring(0, 8), Role.ANALYST));
        try (Browser program = new Browser(port)) {
            assertThat(program.bearer(token, "/api/v1/work-list?status=UNVERIFIED&category=DRUGS")
                            .body())
                    .contains(mixed.number().toString())
                    .doesNotContain(tobacco.number().toString());
            assertThat(program.bearer(token, "/api/v1/work-list/counts").body()).contains("\"fresh\":2");
            assertThat(program.bearer(
                                    token,
                                    "/api/v1/reports/" + mixed.originator() + "/" + mixed.number() + "/assessment")
                            .body())
                    .contains("\"status\":\"UNVERIFIED\"");
        }
    }
}
