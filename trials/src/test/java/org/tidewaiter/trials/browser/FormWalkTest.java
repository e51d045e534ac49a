package org.tidewaiter.trials.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Recording a seizure and correcting it, as an officer and a coordinator do. */
@BrowserTest
class FormWalkTest {

    @Test
    void anOfficerRecordsASeizureByKeyboardAlone(Stage stage) {
        try (Visitor officer = Visitor.atADesk(stage, Stage.EE).signIn("officer")) {
            officer.visit("/record");
            Page page = officer.page();
            page.locator("button[name=category][value=TOBACCO]").press("Enter");
            page.locator("#seizure").waitFor();
            officer.lookOver();

            page.locator("button[value=hand-in]").press("Enter");
            page.locator("[data-faults]").first().waitFor();
            assertThat(officer.excusing(422).lookOver().says()).contains("This field is mandatory");

            fill(
                    page,
                    "eventDate.date",
                    LocalDate.now(ZoneOffset.UTC).minusDays(1).toString());
            fill(page, "nominal.nationalCaseRef", "EST/2026/0512");
            choose(page, "goods[0].subcategory", "cigarettes");
            fill(page, "goods[0].quantity.amount", "40");
            select(page, "goods[0].quantity.unit", "CT");
            select(page, "reportingAgency", "CUSTOMS");
            choose(page, "discoveryCountry", "estonia");
            choose(page, "locationType", "land border");
            select(page, "transport.mode", "3");
            page.locator("output.tw-base", new Page.LocatorOptions().setHasText("8,000"))
                    .waitFor();

            page.locator("button[value=hand-in]").press("Enter");
            page.waitForURL(address -> address.contains("/reports/"));
            assertThat(officer.lookOver().says()).contains("Cigarettes", "Submitted");
        }
    }

    @Test
    void aCoordinatorCorrectsAQuantityAndTheHubHasIt(Stage stage) throws Exception {
        Stage.Published published = stage.published();
        try (Visitor coordinator = Visitor.atADesk(stage, Stage.EE).signIn("coordinator");
                Visitor analyst = Visitor.atADesk(stage, Stage.HUB).signIn("analyst")) {
            coordinator.visit("/reports/" + published.record());
            assertThat(coordinator.says()).contains("in words only; no register holds it");
            Page page = coordinator.page();
            page.locator(".tw-head__actions")
                    .getByText("Correct", new Locator.GetByTextOptions().setExact(true))
                    .click();
            page.locator("#seizure").waitFor();
            coordinator.lookOver();
            fill(page, "goods[0].quantity.amount", "7600");
            page.locator("button[value=hand-in]").click();
            page.waitForURL(address -> address.endsWith(published.record()));
            coordinator.lookOver();

            page.locator("main")
                    .getByRole(
                            AriaRole.LINK,
                            new Locator.GetByRoleOptions().setName("Release").setExact(true))
                    .first()
                    .click();
            page.waitForURL(address -> address.endsWith("/release"));
            page.locator("main")
                    .getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions().setName("Release").setExact(true))
                    .click();
            page.waitForURL(address -> address.endsWith(published.record()));

            analyst.visit("/reports/" + published.recordAtHub());
            for (int i = 0; i < 100 && !analyst.says().contains("7,600"); i++) {
                analyst.page().waitForTimeout(100);
                analyst.page().reload();
            }
            assertThat(analyst.lookOver().says()).contains("7,600", "Version 2");
        }
    }

    private static void fill(Page page, String name, String value) {
        page.locator("[name='" + name + "']").fill(value);
    }

    private static void select(Page page, String name, String code) {
        page.locator("select[name='" + name + "']").selectOption(code);
    }

    /** Types into a list and takes the first answer, without a mouse. */
    private static void choose(Page page, String name, String words) {
        Locator typed = page.locator("[name='" + name + ".words']");
        typed.fill(words);
        page.locator("#" + typed.getAttribute("id") + "-list [role=option][aria-selected=true]")
                .waitFor();
        typed.press("Enter");
        assertThat(page.locator("input[type=hidden][name='" + name + "']").inputValue())
                .isNotEmpty();
    }
}
