package org.tidewaiter.trials.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** Finding and reading reports, at home and at the hub. */
@BrowserTest
class ReadingTest {

    @Test
    void anAnalystFindsACaseByItsWordsAndAFilterAndOpensIt(Stage stage) throws Exception {
        stage.published();
        try (Visitor analyst = Visitor.atADesk(stage, Stage.HUB).signIn("analyst")) {
            analyst.visit("/reports");
            Page page = analyst.page();
            page.locator("#f-q").fill("Marble Narva");
            page.locator("#filters summary").click();
            page.locator("#f-category").selectOption("TOBACCO");
            analyst.lookOver();
            page.locator("main form[role=search] button").click();
            page.waitForURL(address -> address.contains("Marble"));
            assertThat(analyst.lookOver().says()).contains("Marble Narva").contains("Tobacco");
            page.locator("main tbody a").first().click();
            page.waitForURL(address -> address.contains("/reports/"));
            assertThat(analyst.lookOver().says()).contains("Cigarettes").contains("Narva");
        }
    }

    @Test
    void aSearchWithoutAnAnswerOffersAWayOn(Stage stage) {
        try (Visitor analyst = Visitor.atADesk(stage, Stage.HUB).signIn("analyst")) {
            assertThat(analyst.visit("/reports?q=nowhereatall&category=TOBACCO").says())
                    .contains("No case matches");
            analyst.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("All cases"))
                    .first()
                    .click();
            analyst.page().waitForURL(address -> address.endsWith("/reports"));
        }
    }

    @Test
    void theHubMarksWhatACorrectionChangedAndShowsTheProof(Stage stage) throws Exception {
        Stage.Published case_ = stage.corrected();
        try (Visitor analyst = Visitor.atADesk(stage, Stage.HUB).signIn("analyst")) {
            analyst.visit("/reports/" + case_.recordAtHub());
            Page page = analyst.page();
            assertThat(analyst.says()).contains("9,200").doesNotContain(Lorry.DRIVER);
            page.locator(".tw-tabs a", new Page.LocatorOptions().setHasText("Version 2"))
                    .click();
            page.waitForURL(address -> address.contains("version=2"));
            analyst.lookOver();
            assertThat(page.locator(".cw-changed ins").allInnerTexts()).anyMatch(words -> words.contains("9,200"));
            assertThat(page.locator(".cw-changed del").allInnerTexts()).anyMatch(words -> words.contains("8,000"));
            page.locator(".cw-proof summary").click();
            assertThat(page.locator("#jws").inputValue().split("\\.")).hasSize(3);
            analyst.lookOver();
        }
    }

    @Test
    void theOfficeThatRecordedACaseReadsItsPersonalDataAndWhereItStands(Stage stage) throws Exception {
        Stage.Published case_ = stage.published();
        try (Visitor coordinator = Visitor.atADesk(stage, Stage.EE).signIn("coordinator")) {
            assertThat(coordinator.visit("/reports/" + case_.record()).says())
                    .contains(Lorry.DRIVER)
                    .contains("Stays here")
                    .contains("Global hub")
                    .contains("confirmed after");
        }
    }

    @Test
    void anybodyMaySignOutAndIsOut(Stage stage) {
        try (Visitor officer = Visitor.atADesk(stage, Stage.EE).signIn("officer")) {
            Page page = officer.page();
            page.locator(".tw-menu summary").click();
            officer.lookOver();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                    .click();
            page.waitForURL(address -> address.contains("/sign-in"));
            officer.visit("/work");
            assertThat(page.url()).contains("/sign-in");
        }
    }

    @Test
    void aWrongPasswordIsSaidInWords(Stage stage) {
        try (Visitor somebody = Visitor.atADesk(stage, Stage.EE).visit("/sign-in")) {
            Page page = somebody.page();
            page.locator("input[autocomplete=username]").fill("officer");
            page.locator("input[autocomplete=current-password]").fill("low tide at noon");
            page.locator("main form button").click();
            page.locator("[role=alert]").waitFor();
            somebody.lookOver();
        }
    }
}
