package org.tidewaiter.trials.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.demo.story.Story;
import org.tidewaiter.demo.tour.Tour;

/**
 * Takes the pictures of the documentation from the running demonstration, into the folder {@code tidewaiter.screenshots}:
 * all four nodes, the whole story, and the tour walked to its fifth step.
 */
@BrowserTest
@EnabledIfSystemProperty(named = "tidewaiter.screenshots", matches = ".+")
class ScreenshotsTest {

    private static final long LARGEST = 300_000;

    @Test
    void takesThePicturesOfTheDocumentation() throws Exception {
        List<DemoNetwork.Member> members =
                List.of(DemoNetwork.Member.estonia(), DemoNetwork.Member.unitedStates(), DemoNetwork.Member.europe());
        try (Stage stage = new Stage(
                        members,
                        network -> assertThat(new Story(network, System.out).tell())
                                .isZero());
                Visitor analyst = Visitor.atADesk(stage, Stage.HUB).signIn("analyst");
                Visitor estonia = Visitor.atADesk(stage, Stage.EE).signIn("coordinator");
                Visitor gateway = Visitor.atADesk(stage, Stage.EU).signIn("ee-coordinator")) {
            Tour tour = Tour.prepare(stage.network());
            TourTest.follow(analyst.visit("/tour"), estonia, 1);
            take(estonia, "report-at-home");
            TourTest.follow(analyst, estonia, 2);
            take(estonia, "what-leaves");
            TourTest.press(estonia, "Release");
            TourTest.shows(analyst, tour, 3, "with a signed receipt");
            TourTest.shows(analyst, tour, 4, "3 similar cases");
            TourTest.follow(analyst, gateway, 5);
            TourTest.press(gateway, "Release");
            TourTest.shows(analyst, tour, 5, "Two sources, one case");
            take(analyst, "tour");
            TourTest.follow(analyst, analyst, 3);
            take(analyst, "report");
            show(analyst, "#links", "counted-once");
            show(analyst, "#similar", "similar");
            take(analyst.visit("/reports"), "search");
            take(analyst.visit("/network"), "network");
            take(analyst.visit("/overview"), "overview");
            show(analyst, ".in-map", "map");
            phone(stage);
        }
    }

    private static void phone(Stage stage) throws IOException {
        try (Visitor officer = new Visitor(stage, Stage.EE, Visitor.PHONE, ColorScheme.DARK, "fr").signIn("officer")) {
            take(officer.visit("/record"), "phone");
        }
    }

    private static void show(Visitor visitor, String selector, String name) throws IOException {
        visitor.page().locator(selector).scrollIntoViewIfNeeded();
        visitor.page().evaluate("s => document.querySelector(s).scrollIntoView()", selector);
        take(visitor, name);
    }

    private static void take(Visitor visitor, String name) throws IOException {
        Path file = Path.of(System.getProperty("tidewaiter.screenshots"), name + ".png");
        visitor.page().screenshot(new Page.ScreenshotOptions().setPath(file));
        assertThat(Files.size(file)).as("bytes of %s", file).isLessThan(LARGEST);
    }
}
