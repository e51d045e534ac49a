package org.tidewaiter.trials.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.tidewaiter.demo.DatabaseSearch;

/** What a coordinator decides on: verifying, releasing, holding, withdrawing. */
@BrowserTest
class DecisionsTest {

    @Test
    void aCoordinatorSeesWhatLeavesAndWhatStaysAndReleases(Stage stage) throws Exception {
        String record = stage.waiting();
        try (Visitor coordinator = Visitor.atADesk(stage, Stage.EE).signIn("coordinator")) {
            assertThat(coordinator.visit("/work").says()).contains("8,000\u00A0cigarettes");
            coordinator.visit("/reports/" + record);
            press(coordinator, AriaRole.BUTTON, "Verify");
            coordinator.page().waitForURL(address -> address.endsWith(record));
            coordinator.lookOver();
            press(coordinator, AriaRole.LINK, "Release");
            coordinator.page().waitForURL(address -> address.endsWith("/release"));
            coordinator.lookOver();
            Locator driver = coordinator
                    .page()
                    .locator(".tw-compare__stays", new Page.LocatorOptions().setHasText(Lorry.DRIVER));
            assertThat(driver.innerText()).contains("personal");
            press(coordinator, AriaRole.BUTTON, "Release");
            coordinator.page().waitForURL(address -> address.endsWith(record));
            awaitSaid(coordinator, "confirmed after");
            assertThat(coordinator.lookOver().says()).contains("Global hub");
        }
    }

    @Test
    void thePageOfAReleasedReportShowsByItselfThatItIsSigned(Stage stage) throws Exception {
        String record = stage.waiting();
        try (Visitor coordinator = Visitor.atADesk(stage, Stage.EE).signIn("coordinator");
                Connection database =
                        DatabaseSearch.open(stage.network().node(Stage.EE).data())) {
            AtomicInteger refused = new AtomicInteger();
            Locator withdraw = coordinator
                    .page()
                    .locator("main")
                    .getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions().setName("Withdraw").setExact(true));
            coordinator.visit("/reports/" + record + "/release");
            database.setAutoCommit(false);
            try (Statement standstill = database.createStatement()) {
                standstill.execute("lock table registry.version in share mode");
                press(coordinator, AriaRole.BUTTON, "Release");
                coordinator.page().waitForURL(address -> address.endsWith(record));
                coordinator.excusing(503).page().route("**/reports/" + record, crowded -> {
                    refused.incrementAndGet();
                    crowded.fulfill(new Route.FulfillOptions().setStatus(503).setBody("<p>crowded</p>"));
                });
                coordinator.page().waitForCondition(() -> refused.get() > 1);
                coordinator.page().unroute("**/reports/" + record);
                assertThat(withdraw.count()).isZero();
                assertThat(coordinator.page().locator("#problem").count())
                        .as("where problems are told")
                        .isOne();
            } finally {
                database.rollback();
            }
            withdraw.first().waitFor();
        }
    }

    @Test
    void aReportThatIsGivenBackIsOnTheOfficersList(Stage stage) throws Exception {
        String record = stage.waiting();
        try (Visitor coordinator = Visitor.atADesk(stage, Stage.EE).signIn("coordinator");
                Visitor officer = Visitor.atADesk(stage, Stage.EE).signIn("officer")) {
            coordinator.visit("/reports/" + record);
            press(coordinator, AriaRole.BUTTON, "Give back");
            coordinator.page().waitForURL(address -> address.endsWith(record));
            assertThat(coordinator.lookOver().says()).contains("Returned to the officer");
            officer.visit("/work?list=returned");
            assertThat(officer.page()
                            .locator("main a[href='/reports/" + record + "']")
                            .count())
                    .isPositive();
        }
    }

    @Test
    void aWithdrawalIsAskedForInADialogAndIsFinal(Stage stage) throws Exception {
        Stage.Published case_ = stage.published();
        try (Visitor coordinator = Visitor.atADesk(stage, Stage.EE).signIn("coordinator");
                Visitor analyst = Visitor.atADesk(stage, Stage.HUB).signIn("analyst")) {
            coordinator.visit("/reports/" + case_.record());
            press(coordinator, AriaRole.BUTTON, "Withdraw");
            Locator dialog = coordinator.page().locator("dialog#withdraw");
            dialog.waitFor();
            coordinator.lookOver();
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Cancel"))
                    .click();
            assertThat(dialog.isVisible()).isFalse();
            press(coordinator, AriaRole.BUTTON, "Withdraw");
            dialog.locator("select").selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
            dialog.locator(".btn--harm").click();
            awaitSaid(coordinator, "Withdrawal released");
            coordinator.visit("/reports/" + case_.record());
            assertThat(coordinator
                            .page()
                            .locator(".tw-head__actions .btn--harm")
                            .count())
                    .isZero();
            analyst.visit("/reports/" + case_.recordAtHub());
            awaitSaid(analyst, "Withdrawn here");
            analyst.lookOver();
        }
    }

    @Test
    void aReportIsHeldBackUntilTheHoldIsEnded(Stage stage) throws Exception {
        String record = stage.waiting();
        try (Visitor coordinator = Visitor.atADesk(stage, Stage.EE).signIn("coordinator")) {
            coordinator.visit("/reports/" + record);
            press(coordinator, AriaRole.BUTTON, "Hold back");
            Locator dialog = coordinator.page().locator("dialog#hold");
            dialog.waitFor();
            coordinator.lookOver();
            dialog.locator("select").selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
            dialog.locator(".btn--primary").click();
            awaitSaid(coordinator, "Held back");
            coordinator.lookOver();
            press(coordinator, AriaRole.BUTTON, "End the hold");
            coordinator
                    .page()
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Hold back"))
                    .first()
                    .waitFor();
            assertThat(coordinator.lookOver().says()).doesNotContain("Held back:");
        }
    }

    @Test
    void whatAPartnerRefusedIsATaskWithItsReasonsAndGoesAgain(Stage stage) throws Exception {
        String record = stage.refused();
        try (Visitor coordinator = Visitor.atADesk(stage, Stage.EE).signIn("coordinator")) {
            assertThat(coordinator.visit("/").says()).contains("did not accept");
            assertThat(coordinator.visit("/reports/" + record).lookOver().says())
                    .contains("outside the agreement");
            assertThat(coordinator.visit("/work?list=not-accepted").lookOver().says())
                    .contains("Global hub did not accept version 1")
                    .contains("Category: This is outside the agreement.")
                    .contains("The event is dated in the future.");
            coordinator
                    .page()
                    .locator("form[action='/reports/" + record + "/send-again'] button")
                    .click();
            coordinator.page().waitForURL(address -> address.endsWith(record));
            assertThat(coordinator.says()).contains("on its way again");
            awaitSaid(coordinator, "confirmed after");
            assertThat(coordinator.visit("/work?list=not-accepted").says()).doesNotContain("did not accept version");
        }
    }

    private static void press(Visitor visitor, AriaRole role, String name) {
        visitor.page()
                .locator("main")
                .getByRole(role, new Locator.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }

    /** Opens the page again until it says so: delivery goes its own way. */
    private static void awaitSaid(Visitor visitor, String words) {
        String address = visitor.page().url();
        for (int i = 0; i < 100 && !visitor.says().contains(words); i++) {
            visitor.page().waitForTimeout(100);
            visitor.page().navigate(address);
        }
        assertThat(visitor.says()).contains(words);
    }
}
