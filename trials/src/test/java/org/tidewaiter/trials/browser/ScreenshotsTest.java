package org.tidewaiter.trials.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Takes the pictures of the documentation from a running network, into the folder {@code tidewaiter.screenshots}. */
@BrowserTest
@EnabledIfSystemProperty(named = "tidewaiter.screenshots", matches = ".+")
class ScreenshotsTest {

    private static final long LARGEST = 300_000;

    @Test
    void takesThePicturesOfTheDocumentation(Stage stage) throws Exception {
        Stage.Published published = stage.corrected();
        String waiting = stage.waiting();
        try (Visitor analyst = Visitor.atADesk(stage, Stage.HUB).signIn("analyst")) {
            take(analyst, "/reports/" + published.recordAtHub() + "?version=2", "report");
            take(analyst, "/reports", "search");
            take(analyst, "/network", "network");
        }
        try (Visitor coordinator = Visitor.atADesk(stage, Stage.EE).signIn("coordinator")) {
            take(coordinator, "/reports/" + waiting + "/release", "what-leaves");
            take(coordinator, "/reports/" + published.record(), "report-at-home");
        }
    }

    private static void take(Visitor visitor, String path, String name) throws IOException {
        visitor.visit(path);
        Path file = Path.of(System.getProperty("tidewaiter.screenshots"), name + ".png");
        visitor.page().screenshot(new Page.ScreenshotOptions().setPath(file));
        assertThat(Files.size(file)).as("bytes of %s", file).isLessThan(LARGEST);
    }
}
