package org.tidewaiter.trials.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tidewaiter.demo.tour.Tour;

/** A visitor walks through the product from the hub's page {@code /tour}. */
@BrowserTest
class TourTest {

    private static final Pattern PERSONAL = Pattern.compile("Tamberg|483 KLM|KB0718293");

    @Test
    void oneCaseIsFollowedInFiveClicksFromTheOfficerUntilItIsGone(Stage stage) throws Exception {
        Tour tour = Tour.prepare(stage.network());
        try (Visitor visitor = Visitor.atADesk(stage, Stage.HUB).signIn("analyst");
                Visitor estonia = Visitor.atADesk(stage, Stage.EE).signIn("coordinator");
                Visitor gateway = Visitor.atADesk(stage, Stage.EU).signIn("ee-coordinator")) {
            assertThat(visitor.visit("/tour").lookOver().says()).contains("Waits for you to release it");

            assertThat(follow(visitor, estonia, 1).lookOver().says())
                    .contains("Tamberg")
                    .contains("412,000");
            assertThat(estonia.page().locator("main img").count())
                    .as("the photograph")
                    .isPositive();

            assertThat(follow(visitor, estonia, 2).lookOver().says()).contains("personal");
            press(estonia, "Release");
            shows(visitor, tour, 3, "with a signed receipt");

            assertThat(follow(visitor, visitor, 3).lookOver().says())
                    .contains("412,000")
                    .doesNotContainPattern(PERSONAL);
            visitor.visit("/tour");
            shows(visitor, tour, 4, "3 similar cases");
            follow(visitor, visitor, 4).lookOver();
            assertThat(visitor.page().locator("#similar").count()).isOne();
            assertThat(visitor.page().locator(".in-sketch .in-route").count())
                    .as("routes")
                    .isEqualTo(4);

            visitor.visit("/tour");
            follow(visitor, gateway, 5).lookOver();
            press(gateway, "Release");
            shows(visitor, tour, 5, "Two sources, one case");

            withdraw(estonia);
            withdraw(gateway);
            shows(visitor, tour, 5, "Withdrawn at both sources");
            visitor.lookOver();
            assertThat(visitor.visit("/reports?q=harbour+gold").says()).contains("3 cases");
        }
    }

    /** Opens the first link of a step with the visitor of the node that it leads to. */
    static Visitor follow(Visitor tour, Visitor there, int step) {
        String href = stop(tour, step).locator("a").first().getAttribute("href");
        there.page().navigate(URI.create(tour.page().url()).resolve(href).toString());
        return there;
    }

    private static Locator stop(Visitor tour, int step) {
        return tour.page().locator(".to-stop").nth(step - 1);
    }

    /** The page asks again by itself; the demonstration tells it what it has heard. */
    static void shows(Visitor visitor, Tour tour, int step, String words) throws Exception {
        Locator stands = stop(visitor, step).locator(".to-stop__stands");
        for (int i = 0; i < 150 && !stands.innerText().contains(words); i++) {
            tour.follow();
            visitor.page().waitForTimeout(200);
        }
        assertThat(stands.innerText()).contains(words);
    }

    /** Some time later: the page is opened anew. */
    private static void withdraw(Visitor coordinator) {
        coordinator.page().reload();
        press(coordinator, "Withdraw");
        Locator dialog = coordinator.page().locator("dialog#withdraw");
        dialog.waitFor();
        dialog.locator("select").selectOption(new SelectOption().setIndex(1));
        dialog.locator(".btn--harm").click();
        coordinator.page().waitForURL(address -> address.contains("/reports/"));
    }

    static void press(Visitor visitor, String name) {
        visitor.page()
                .locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
        visitor.page().waitForURL(address -> address.matches(".*/reports/[0-9a-f-]+"));
    }
}
