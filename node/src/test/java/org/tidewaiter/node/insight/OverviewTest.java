package org.tidewaiter.node.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.web.util.HtmlUtils;
import org.tidewaiter.node.HubNodeTest;
import org.tidewaiter.node.access.Account;
import org.tidewaiter.node.access.Browser;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestAccounts;
import org.tidewaiter.node.journal.Journal;
import org.tidewaiter.report.ReportJson;
import tools.jackson.databind.JsonNode;

/** The overview of a whole hub over HTTP: each figure against the search that it leads to, and who sees what. */
@HubNodeTest
@Import({TestAccounts.class, History.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OverviewTest {

    private static final Pattern ROW =
            Pattern.compile("<th scope=\"row\"><a href=\"([^\"]+)\">([^<]*)</a></th><td class=\"num\">([^<]*)</td><td"
                    + " class=\"num\">([^<]*)</td>");
    private static final Pattern TILE = Pattern.compile(
            "<a class=\"in-tile\" href=\"(/reports[^\"]*)\"><span class=\"in-tile__counts\">([^<]*)</span> <strong"
                    + " class=\"in-tile__figure\">([^<]*)</strong>");
    private static final Pattern DRAWN = Pattern.compile("<a [^>]*href=\"(/reports[^\"]*)\" aria-label=\"([^\"]*)\"");

    private static final Pattern BAR =
            Pattern.compile("<a href=\"(/reports[^\"]*)\"><span class=\"in-bars__label\">[^<]*</span>"
                    + "<span class=\"in-bars__cases\"><span class=\"tw-hidden\">[^<]*</span>([^<]*)</span>"
                    + "<span class=\"in-bars__seizures\"><span class=\"tw-hidden\">[^<]*</span>([^<]*)</span>");

    @LocalServerPort
    int port;

    @Autowired
    TestAccounts people;

    @Autowired
    History history;

    @Autowired
    Journal journal;

    private Account analyst;
    private String token;
    private Browser browser;

    @BeforeAll
    void reportsOfManyKinds() {
        Random random = new Random(11);
        for (int step = 0; step < 80; step++) {
            history.step(random);
        }
        Awaitility.await().until(() -> journal.position(RollupFollower.NAME) == journal.lastPosition());
        analyst = people.create("overview-analyst", Role.ANALYST);
        token = people.token(analyst);
    }

    @BeforeEach
    void signIn() {
        browser = new Browser(port);
        browser.signIn(analyst.name(), TestAccounts.PASSWORD);
    }

    private String page(String path) {
        var answer = browser.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private JsonNode api(String path) {
        return ReportJson.mapper()
                .readTree(browser.bearer(token, "/api/v1" + path).body());
    }

    private static List<MatchResult> all(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        List<MatchResult> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.toMatchResult());
        }
        return found;
    }

    /** What the search counts where a figure leads. */
    private JsonNode counted(String href) {
        String query = HtmlUtils.htmlUnescape(href).substring("/reports".length());
        return api("/reports/count" + query);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?category=TOBACCO",
                "?mode=3",
                "?reporting=NG",
                "?region=EUROPE",
                "?from=2026-04",
                "?until=2026-04",
                "?from=2026-04&until=2026-05&category=DRUGS&region=EUROPE&mode=1"
            })
    void everyRowOfEveryTableLeadsToExactlyItsReports(String filter) {
        String page = page("/overview" + filter);
        SoftAssertions figures = new SoftAssertions();
        List<MatchResult> rows = all(ROW, page);
        for (MatchResult row : rows) {
            JsonNode counted = counted(row.group(1));
            figures.assertThat(row.group(3))
                    .as("cases at " + row.group(1))
                    .isEqualTo(counted.path("cases").asString());
            figures.assertThat(row.group(4))
                    .as("seizures at " + row.group(1))
                    .isEqualTo(counted.path("seizures").asString());
        }
        figures.assertThat(rows).hasSizeGreaterThan(4);
        figures.assertAll();
    }

    @Test
    void everyTileLeadsToExactlyItsReports() {
        List<MatchResult> tiles = all(TILE, page("/overview"));

        assertThat(tiles).hasSize(4);
        for (MatchResult tile : tiles) {
            String counts = tile.group(2).equals("Seizures") ? "seizures" : "cases";
            assertThat(tile.group(3))
                    .as(tile.group(2))
                    .isEqualTo(counted(tile.group(1)).path(counts).asString());
        }
    }

    @Test
    void everyBarLeadsToExactlyItsReports() {
        List<MatchResult> bars = all(BAR, page("/overview"));

        assertThat(bars).hasSizeGreaterThan(12);
        for (MatchResult bar : bars) {
            JsonNode counted = counted(bar.group(1));
            assertThat(bar.group(2))
                    .as(bar.group(1))
                    .isEqualTo(counted.path("cases").asString());
            assertThat(bar.group(3))
                    .as(bar.group(1))
                    .isEqualTo(counted.path("seizures").asString());
        }
    }

    @Test
    void everyColumnAndLineOnTheMapLeadsToExactlyItsReports() {
        List<MatchResult> drawn = all(DRAWN, page("/overview"));

        assertThat(drawn).hasSizeGreaterThan(3);
        for (MatchResult mark : drawn) {
            JsonNode counted = counted(mark.group(1));
            assertThat(HtmlUtils.htmlUnescape(mark.group(2)))
                    .as(mark.group(1))
                    .containsPattern(": " + counted.path("cases").asString() + " cases?, "
                            + counted.path("seizures").asString() + " seizures?$");
        }
    }

    @Test
    void theSearchUnderstandsWhereFiguresLead() {
        for (MatchResult row : all(ROW, page("/overview"))) {
            assertThat(page(HtmlUtils.htmlUnescape(row.group(1)))).doesNotContain("casework.filter.");
        }
    }

    @Test
    void programsGetTheSameFigures() {
        JsonNode overview = api("/overview?category=TOBACCO");
        JsonNode counted = api("/reports/count?category=TOBACCO");

        assertThat(overview.at("/total/cases")).isEqualTo(counted.path("cases"));
        assertThat(overview.at("/total/seizures")).isEqualTo(counted.path("seizures"));
        assertThat(overview.at("/total/openSource"))
                .isEqualTo(api("/reports/count?category=TOBACCO&provenance=OPEN_SOURCE")
                        .path("cases"));
        assertThat(overview.at("/total/generated"))
                .isEqualTo(api("/reports/count?category=TOBACCO&provenance=GENERATED")
                        .path("cases"));
        assertThat(overview.path("reportingCountries")).isEqualTo(counted.path("countries"));
        assertThat(overview.path("notYetCounted").intValue()).isZero();
    }

    @Test
    void aFilterOfANameThatIsNoneIsRefusedByTheApiAndPassedOverByThePage() {
        var reply = browser.bearer(token, "/api/v1/overview?categroy=TOBACCO");
        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.body()).contains("unknown-filter", "category").doesNotContain("categroy");
        assertThat(page("/overview?categroy=TOBACCO")).contains("<h1");
    }

    @Test
    void whoSeesOneRegionGetsNoFigureOfAnother() {
        Account regional = people.regional("overview-regional", "WCA", Role.ANALYST);
        String own = people.token(regional);
        browser = new Browser(port);
        browser.signIn(regional.name(), TestAccounts.PASSWORD);
        String page = page("/overview");
        JsonNode overview = ReportJson.mapper()
                .readTree(browser.bearer(own, "/api/v1/overview").body());

        assertThat(overview.path("countries")
                        .valueStream()
                        .map(one -> one.path("code").asString()))
                .containsExactly("NG");
        assertThat(overview.at("/total/cases"))
                .isEqualTo(api("/reports/count?reporting=NG").path("cases"));
        assertThat(page).doesNotContain("reporting=EE\"", "reporting=AU\"", "region=EUROPE\"");
        JsonNode elsewhere = ReportJson.mapper()
                .readTree(browser.bearer(own, "/api/v1/overview?region=EUROPE").body());
        assertThat(elsewhere.at("/total/cases").intValue()).isZero();
    }

    @Test
    void eachChartIsAFileOfTheSameFigures() {
        var file = browser.get("/overview.csv?chart=country");

        assertThat(file.headers().firstValue("Content-Type")).isEqualTo(Optional.of("text/csv;charset=UTF-8"));
        List<String> lines = file.body().lines().toList();
        assertThat(lines.getFirst()).startsWith("Code,Value,Cases,Seizures");
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            assertThat(cells[2])
                    .isEqualTo(api("/reports/count?reporting=" + cells[0])
                            .path("cases")
                            .asString());
        }
        assertThat(lines).hasSizeGreaterThan(3);
        assertThat(browser.get("/overview.csv?chart=nothing").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "category=CIGARS",
                "region=MARS",
                "mode=x",
                "from=May",
                "until=2026-13",
                "from=2026-05&until=2026-04"
            })
    void aFilterThatIsNotUnderstoodIsRefused(String filter) {
        var answer = browser.bearer(token, "/api/v1/overview?" + filter);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(ReportJson.mapper().readTree(answer.body()).path("faults")).isNotEmpty();
    }

    @Test
    void theChartsSayWhatStandsBehindThem() {
        String page = page("/overview");
        JsonNode counted = api("/reports/count");

        assertThat(all(Pattern.compile("<p class=\"in-chart__basis\">([^<]*)</p>"), page))
                .hasSize(7)
                .allSatisfy(basis -> assertThat(basis.group(1))
                        .startsWith(counted.path("cases").asString() + " cases from "
                                + counted.path("countries").asString() + " reporting countries, as of "));
        assertThat(Set.of("style=\"", "onclick=")).noneMatch(page::contains);
    }
}
