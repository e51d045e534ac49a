package org.tidewaiter.trials.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures, from an officer's upload to the hub's gallery, over real node processes and in a browser. */
@BrowserTest
class PicturesTest {

    @ParameterizedTest
    @MethodSource("org.tidewaiter.trials.browser.Looks#usual")
    void anOfficersPictureIsReviewedAndFoundAtTheHub(int width, ColorScheme scheme, String language, Stage stage)
            throws Exception {
        String look = width + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + language;
        String record = stage.waiting();
        String pictures = "/reports/" + record + "/pictures";
        try (Visitor officer = new Visitor(stage, Stage.EE, width, scheme, language)
                .signIn("officer")
                .reading(language)) {
            officer.visit(pictures);
            upload(officer, "CONCEALMENT", picture("lorry.jpg", "jpeg", 0), picture("floor.png", "png", 1));
            officer.page().locator(".pi-tile").nth(1).waitFor();
            upload(
                    officer,
                    "X_RAY",
                    new FilePayload("x.jpg", "image/jpeg", "GIF89a".getBytes(StandardCharsets.US_ASCII)));
            officer.page().locator(".tw-faults").waitFor();
            assertThat(officer.says()).contains("GIF");
            officer.answeredWithFaults();
            keep(officer.lookOver(), look, "ee-upload");
        }
        try (Visitor coordinator = new Visitor(stage, Stage.EE, width, scheme, language)
                .signIn("coordinator")
                .reading(language)) {
            coordinator.visit("/reports/" + record);
            keep(coordinator, look, "ee-report-unreviewed");
            for (int i = 0; i < 2; i++) {
                coordinator.visit(pictures);
                coordinator.page().locator(".pi-tile__frame").nth(i).click();
                coordinator.page().locator(".pi-review__picture img").waitFor();
                keep(coordinator.lookOver(), look, "ee-review");
                Locator statements = coordinator.page().locator("main input[type=checkbox]");
                for (Locator statement : statements.all()) {
                    statement.check();
                }
                coordinator.page().locator("main .btn--primary").click();
                coordinator.page().locator(".tw-told").waitFor();
                keep(coordinator.lookOver(), look, "ee-reviewed");
            }
            coordinator.visit("/reports/" + record + "/release");
            keep(coordinator, look, "ee-release");
            coordinator.page().locator("main .btn--primary").click();
            coordinator.page().waitForURL(address -> address.endsWith(record));
        }
        Stage.Published published = stage.arrived(record);
        try (Visitor analyst = new Visitor(stage, Stage.HUB, width, scheme, language)
                .signIn("analyst")
                .reading(language)) {
            awaitPictures(analyst, "/reports/" + published.recordAtHub(), 2);
            keep(analyst.lookOver(), look, "hub-report");
            awaitPictures(analyst, "/pictures?kind=CONCEALMENT&category=TOBACCO&conveyance=LORRY", 2);
            keep(analyst.lookOver(), look, "hub-gallery");
            Locator first = analyst.page().locator(".pi-tile__frame").first();
            assertThat(first.locator("img").getAttribute("alt")).contains("Cigarettes");
            first.focus();
            analyst.page().keyboard().press("Enter");
            analyst.page().waitForURL(address -> address.contains("/reports/"));
            analyst.visit("/pictures?conveyance=YACHT");
            keep(analyst, look, "hub-gallery-nothing");
        }
        try (Visitor coordinator = new Visitor(stage, Stage.EE, width, scheme, language)
                .signIn("coordinator")
                .reading(language)) {
            awaitPictures(coordinator, "/reports/" + record, 2);
            keep(coordinator, look, "ee-report-released");
        }
    }

    private static void upload(Visitor visitor, String kind, FilePayload... files) {
        visitor.page().locator("select[name=kind]").selectOption(kind);
        visitor.page().locator("input[type=file]").setInputFiles(files);
        visitor.page().locator("main .btn--primary").click();
    }

    /** Opens the page again until the bytes have followed their report. */
    private static void awaitPictures(Visitor visitor, String path, int count) {
        visitor.visit(path);
        for (int i = 0; i < 100 && visitor.page().locator(".pi-tile img").count() < count; i++) {
            visitor.page().waitForTimeout(100);
            visitor.visit(path);
        }
        assertThat(visitor.page().locator(".pi-tile img").count()).isGreaterThanOrEqualTo(count);
        Object shown = visitor.page()
                .evaluate("Promise.all([...document.querySelectorAll('.pi-tile img')].map(i => { i.loading = 'eager';"
                        + " return i.decode().then(() => i.naturalWidth > 0); })).then(all => all.every(x => x))");
        assertThat(shown).isEqualTo(true);
    }

    private static FilePayload picture(String name, String format, int which) throws IOException {
        BufferedImage drawn = new BufferedImage(1600, 1000, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = drawn.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(0x8899A0), 0, 1000, new Color(0x2B3338)));
        pen.fillRect(0, 0, 1600, 1000);
        pen.setColor(new Color(0xC9B48A));
        for (int x = 0; x < 6; x++) {
            for (int y = 0; y < 3 + which; y++) {
                pen.fillRect(180 + x * 210, 240 + y * 130, 190, 110);
            }
        }
        pen.setColor(new Color(0x10222B));
        pen.setStroke(new BasicStroke(14));
        pen.drawRect(140, 200, 1310, 560);
        // Every look brings pictures of its own, since the same picture is one at the hub.
        pen.setColor(new Color((int) (System.nanoTime() & 0xFFFFFF)));
        pen.fillOval(700, 820, 120, 120);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(drawn, format, out);
        return new FilePayload(name, "image/" + format, out.toByteArray());
    }

    private static void keep(Visitor visitor, String look, String name) {
        String folder = System.getProperty("tidewaiter.looks", "");
        if (!folder.isEmpty()) {
            visitor.page()
                    .screenshot(new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(Path.of(folder, look, "pictures-" + name + ".png")));
        }
    }
}
