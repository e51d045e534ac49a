package org.tidewaiter.node.intake.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tidewaiter.node.intake.Browser;
import org.tidewaiter.node.intake.IntakeTest;
import org.tidewaiter.node.intake.Tables;
import org.tidewaiter.report.FormType;
import org.tidewaiter.report.vocabulary.Code;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** The form without scripts: every way that a script shortens is there. */
@IntakeTest
@ExtendWith(OutputCaptureExtension.class)
class SeizureFormTest {

    private static final String PLANTED = "Plantedname";

    private final JdbcClient sql;
    private Browser officer;

    @LocalServerPort
    private int port;

    @Autowired
    SeizureFormTest(JdbcClient sql) {
        this.sql = sql;
    }

    @BeforeEach
    void signIn() {
        officer = Browser.signedIn(port, "en", "officer");
    }

    private String begin(String form) {
        Browser.Seen seen = officer.post("/record", "form", form, "category", "TOBACCO");
        assertThat(seen.status()).as(seen.html()).isEqualTo(200);
        return seen.path();
    }

    private static String[] simplified(String... more) {
        String[] fields = {
            "eventKind",
            "SEIZURE",
            "eventDate.date",
            "2026-05-03",
            "eventDate.precision",
            "DAY",
            "reportingAgency",
            "CUSTOMS",
            "discoveryCountry.words",
            "Estonia",
            "locationType.words",
            "Land border crossing",
            "transport.mode",
            "3",
            "goods[0].category",
            "TOBACCO",
            "goods[0].subcategory.words",
            "Cigarettes",
            "goods[0].quantity.amount",
            "40",
            "goods[0].quantity.unit",
            "CT",
            "goods[0].quantity.basis",
            "COUNTED",
            "goods[0].takenAs",
            "SEIZED",
            "nominal.nationalCaseRef",
            "EE-2026-0099",
            "row",
            "goods[0]"
        };
        return Stream.concat(Stream.of(fields), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void handsASimplifiedFormInByPlainPost() {
        String draft = begin("SIMPLIFIED");
        officer.post(draft, simplified("do", "hand-in"));
        assertThat(sql.sql("select count(*) from registry.report where recorded_by = 'officer' and state = 'SUBMITTED'")
                        .query(Integer.class)
                        .single())
                .isPositive();
        assertThat(officer.get(draft).status()).isEqualTo(404);
    }

    @Test
    void showsTheBaseUnitOfWhatIsTyped() {
        String draft = begin("SIMPLIFIED");
        Browser.Seen seen = officer.post(draft, simplified("do", "save"));
        assertThat(seen.html()).contains("= 8,000 sticks");
        assertThat(officer.get(draft + "/goods/0/base?goods%5B0%5D.quantity.amount=2&goods%5B0%5D.quantity.unit=CT")
                        .html())
                .contains("= 400 sticks");
    }

    @Test
    void showsFaultsBesideTheirFieldsAndInAListThatJumpsThere() {
        String draft = begin("SIMPLIFIED");
        Browser.Seen seen = officer.post(draft, replaced(simplified("do", "hand-in"), "goods[0].quantity.amount", "0"));
        assertThat(seen.status()).isEqualTo(422);
        assertThat(seen.html())
                .contains("href=\"#f-goods-0-quantity-amount\"", "id=\"f-goods-0-quantity-amount-fault\"")
                .contains("The quantity must be above zero.");
    }

    @Test
    void saysFaultsInFrench() {
        Browser french = Browser.signedIn(port, "fr", "officer");
        french.post("/preferences", "language", "fr");
        Browser.Seen begun = french.post("/record", "form", "SIMPLIFIED", "category", "TOBACCO");
        Browser.Seen seen = french.post(begun.path(), "do", "hand-in");
        assertThat(seen.status()).isEqualTo(422);
        assertThat(seen.html())
                .contains("Ce champ est obligatoire", "f-goods-0-subcategory-fault", "f-eventDate-date-fault")
                .doesNotContain("intake.field", "intake.form", "intake.section");
    }

    static Stream<String> categories() {
        return Vocabulary.load().list("category").codes().stream().map(Code::code);
    }

    /** Under the name of each field, what the form sends for it; the plan says how it is laid out, the catalogue for whom. */
    @ParameterizedTest
    @MethodSource("categories")
    void showsTheFieldsOfTheChosenCategoryAndNoOthers(String category) {
        for (FormType form : FormType.values()) {
            String html = officer.post("/record", "form", form.name(), "category", category)
                    .html();
            new FormPlan()
                    .entries().values().stream()
                            .filter(entry -> entry.field().ofGoods())
                            .forEach(entry -> {
                                boolean expected =
                                        entry.askedBy(form) && entry.field().belongsTo(category);
                                assertThat(html.contains("name=\"goods[0]." + entry.path() + "\"")
                                                || html.contains("name=\"goods[0]." + entry.path() + ".amount\""))
                                        .as(form + " " + category + " " + entry.path())
                                        .isEqualTo(expected);
                            });
            assertThat(html).doesNotContain("intake.field", "intake.hint");
        }
    }

    @Test
    void offersEveryCategoryOnTheStartPageUnderItsProgramme() {
        String html = officer.get("/record").html();
        assertThat(categories()).allSatisfy(category -> assertThat(html).contains("value=\"" + category + "\""));
        assertThat(html.indexOf("Environment")).isBetween(html.indexOf("Revenue"), html.indexOf("Cultural heritage"));
    }

    @Test
    void whatWasChosenForGoodsBeforeDoesNotStayWithPersons() {
        String draft = begin("SIMPLIFIED");
        officer.post(draft, simplified("do", "save"));
        String[] persons = replaced(simplified("do", "hand-in"), "goods[0].category", "LIVE_PERSONS");
        persons = replaced(persons, "goods[0].subcategory.words", "Smuggled migrants");
        persons = replaced(persons, "goods[0].quantity.unit", "IE");
        Browser.Seen seen = officer.post(draft, persons);
        assertThat(seen.status()).as(seen.html()).isEqualTo(200);
        assertThat(officer.get(draft).status()).isEqualTo(404);
    }

    @Test
    void refusesWordsThatAreNoCodeAndKeepsThem() {
        String draft = begin("SIMPLIFIED");
        Browser.Seen seen = officer.post(draft, "goods[0].subcategory.words", "cigarets", "do", "hand-in");
        assertThat(seen.status()).isEqualTo(422);
        assertThat(seen.html()).contains("value=\"cigarets\"", "f-goods-0-subcategory-fault");
    }

    @Test
    void asksWhatIsUnusualAndTakesATick() {
        Browser.Seen asked = officer.post(
                begin("SIMPLIFIED"), replaced(simplified("do", "hand-in"), "eventKind", "OFFENCE_WITHOUT_GOODS"));
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.html()).contains("goods-unexpected@goods", "Is it really so?");
        Browser.Seen taken = officer.post(asked.path(), "confirmed", "goods-unexpected@goods", "do", "hand-in");
        assertThat(taken.path()).startsWith("/reports/");
    }

    private static String[] replaced(String[] fields, String name, String value) {
        String[] copy = fields.clone();
        for (int i = 0; i < copy.length; i += 2) {
            if (copy[i].equals(name)) {
                copy[i + 1] = value;
            }
        }
        return copy;
    }

    @Test
    void savesWhatIsTypedAndShowsItAgain() {
        String draft = begin("STANDARD");
        officer.post(draft + "/saved", "nominal.persons[0].familyName", "Tamm", "place.post", "Narva-1");
        assertThat(officer.get(draft).html()).contains("value=\"Tamm\"", "value=\"Narva-1\"");
    }

    @Test
    void addsAndRemovesRowsWithoutAScript() {
        String draft = begin("STANDARD");
        Browser.Seen two = officer.post(draft, "row", "goods[0]", "add", "goods");
        assertThat(two.html()).contains("name=\"goods[1].category\"");
        Browser.Seen person = officer.post(draft, "add", "nominal.persons");
        assertThat(person.html()).contains("name=\"nominal.persons[0].familyName\"");
        Browser.Seen document = officer.post(draft, "add", "nominal.persons[0].documents");
        assertThat(document.html()).contains("name=\"nominal.persons[0].documents[0].number\"");
        Browser.Seen one = officer.post(draft, "remove", "goods[1]");
        assertThat(one.html()).doesNotContain("name=\"goods[1].category\"");
    }

    @Test
    void tellsWhoTypesACaseThatItIsHereAlreadyButOnlyOfReportsThatTheyMayRead() {
        Browser coordinator = Browser.signedIn(port, "en", "coordinator");
        Browser.Seen recorded = coordinator.post(
                begin(coordinator), replaced(simplified("do", "hand-in"), "nominal.nationalCaseRef", "EE-2026-0777"));
        assertThat(recorded.path()).startsWith("/reports/");

        assertThat(typing(coordinator, "ee 2026/777")).contains("This case is here already", recorded.path());
        assertThat(typing(coordinator, "EE-2026-0778")).doesNotContain("This case is here already");
        assertThat(typing(officer, "EE-2026-0777")).doesNotContain("This case is here already", recorded.path());
    }

    @Test
    void tellsWhoTypesACaseWithoutACommonReferenceThatOneLikeItIsHereButOnlyOfReportsThatTheyMayRead() {
        Browser coordinator = Browser.signedIn(port, "en", "coordinator");
        String[] handedIn = replaced(simplified("do", "hand-in"), "eventDate.date", "2026-03-31");
        Browser.Seen recorded =
                coordinator.post(begin(coordinator), replaced(handedIn, "nominal.nationalCaseRef", "EE-2026-0901"));
        assertThat(recorded.path()).startsWith("/reports/");
        String[] typed = replaced(
                replaced(simplified(), "eventDate.date", "2026-03-31"), "nominal.nationalCaseRef", "EE-2026-0955");

        assertThat(coordinator.post(begin(coordinator) + "/saved", typed).html())
                .contains("A case like this is here already", recorded.path());
        String[] other = replaced(typed, "goods[0].quantity.amount", "900");
        assertThat(coordinator.post(begin(coordinator) + "/saved", other).html())
                .doesNotContain("A case like this is here already");
        assertThat(officer.post(begin(officer) + "/saved", typed).html()).doesNotContain(recorded.path());
    }

    private static String begin(Browser browser) {
        return browser.post("/record", "form", "SIMPLIFIED", "category", "TOBACCO")
                .path();
    }

    private static String typing(Browser browser, String reference) {
        Browser.Seen saved = browser.post(
                begin(browser) + "/saved", "nominal.nationalCaseRef", reference, "eventDate.date", "2026-08-01");
        assertThat(saved.status()).isEqualTo(200);
        return saved.html();
    }

    @Test
    void savesOnEnterAndLosesNothing() {
        String draft = begin("SIMPLIFIED");
        Browser.Seen seen = officer.post(draft, "do", "save", "nominal.nationalCaseRef", "EE-1");
        assertThat(seen.path()).isEqualTo(draft);
        assertThat(seen.html()).contains("value=\"EE-1\"").containsPattern("Saved \\d\\d:\\d\\d");
    }

    @Test
    void adaptsTheFieldsToTheCategory() {
        String draft = begin("STANDARD");
        assertThat(officer.get(draft).html())
                .contains("name=\"goods[0].tobacco.sticksPerPack\"")
                .doesNotContain("name=\"goods[0].weapon.calibre\"");
        Browser.Seen weapons = officer.post(draft, "goods[0].category", "WEAPONS_EXPLOSIVES", "do", "save");
        assertThat(weapons.html())
                .contains("name=\"goods[0].weapon.calibre\"", "nominal.serialNumbers.")
                .doesNotContain("name=\"goods[0].tobacco.sticksPerPack\"");
    }

    @Test
    void narrowsConcealmentToTheModeOfTransport() {
        String draft = begin("STANDARD");
        Browser.Seen seen = officer.post(draft, "transport.mode", "4", "do", "save");
        assertThat(seen.html()).contains("/vocabulary/concealment-place?mode=4");
        assertThat(officer.get("/vocabulary/concealment-place?mode=4&q=trailer").html())
                .doesNotContain("TRAILER_FLOOR");
        assertThat(officer.get("/vocabulary/concealment-place?mode=3&q=trailer").html())
                .contains("TRAILER_FLOOR");
    }

    @Test
    void keepsADraftToItsAuthor() {
        String draft = begin("SIMPLIFIED");
        assertThat(Browser.signedIn(port, "en", "coordinator").get(draft).status())
                .isEqualTo(404);
    }

    @Test
    void deletesADraftAndBringsItBack() {
        String draft = begin("SIMPLIFIED");
        Browser.Seen deleted = officer.post(draft + "/delete");
        assertThat(deleted.html()).contains("Undo");
        assertThat(officer.get(draft).status()).isEqualTo(404);
        officer.post(draft + "/restore");
        assertThat(officer.get(draft).status()).isEqualTo(200);
    }

    @Test
    void sealsDraftsAndLogsNothingOfThem(CapturedOutput output) {
        String draft = begin("STANDARD");
        officer.post(draft + "/saved", "nominal.persons[0].familyName", PLANTED, "nominal.driver", PLANTED);
        officer.post(draft, "nominal.persons[0].birthDate", PLANTED, "do", "hand-in");
        officer.get(draft + "?" + "q=x");
        assertThat(Tables.thatHold(sql, PLANTED)).isEmpty();
        assertThat(output.getAll()).doesNotContain(PLANTED);
    }
}
