package org.tidewaiter.trials.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A first-time user's path: an unknown file, its mapping, refused rows corrected, all in. */
@BrowserTest
class ImportWalkTest {

    private static final String FILE = """
        Aktenzeichen;Datum;Ware;Menge;Ort
        Z-%1$s-1;24.12.2025;Zigaretten;8000;Narva
        Z-%1$s-2;25.12.2025;Zigarren;50;Narva
        Z-%1$s-3;31.12.2025;Zigaretten;viele;Koidula
        """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("org.tidewaiter.trials.browser.Looks#one")
    void anUnknownFileIsInAfterAFewMinutes(int width, ColorScheme scheme, String language, Stage stage)
            throws Exception {
        Path file = folder.resolve("zoll-" + width + ".csv");
        Files.writeString(file, FILE.formatted(width));
        try (Visitor visitor = new Visitor(stage, Stage.EE, width, scheme, language).signIn("coordinator")) {
            String look = width + "-" + language;
            visitor.visit("/imports");
            keep(visitor, look, "list");
            bring(visitor, "form[data-upload] input[type=file]", file);
            visitor.lookOver();
            keep(visitor, look, "file");

            visitor.page().locator("form[action$='/mapping/begin'] button").click();
            visitor.page().locator(".im-editor").waitFor();
            visitor.lookOver();
            keep(visitor, look, "begun");
            map(visitor);
            visitor.lookOver();
            keep(visitor, look, "mapped");

            visitor.page().locator("form[action$='/trial'] button").click();
            Locator start = visitor.page().locator("form[action$='/start'] button");
            start.waitFor();
            visitor.lookOver();
            keep(visitor, look, "tried");
            start.click();
            visitor.page().locator(".in-correct").waitFor();
            visitor.lookOver();
            keep(visitor, look, "refused");

            bring(visitor, ".in-correct input[type=file]", corrected(visitor, width));
            start.waitFor();
            start.click();
            visitor.page().locator(".tw-notice--confirmed").waitFor();
            assertThat(visitor.lookOver().says()).contains("1");
            keep(visitor, look, "done");
            visitor.page().locator("a[href$='/withdrawal']").click();
            visitor.page().locator(".in-effects li").first().waitFor();
            visitor.lookOver();
            keep(visitor, look, "undo");
            visitor.visit("/imports/mappings");
            keep(visitor, look, "mappings");
        }
    }

    /** Columns that were not recognised get their field; what the file does not say is the same in every row. */
    private static void map(Visitor visitor) {
        column(visitor, "Aktenzeichen", "nominal.nationalCaseRef");
        column(visitor, "Datum", "eventDate");
        column(visitor, "Ware", "goods[].subcategory");
        column(visitor, "Menge", "goods[].quantity.amount");
        column(visitor, "Ort", "place.post");
        constant(visitor, "goods[].category", "TOBACCO");
        constant(visitor, "goods[].quantity.unit", "H87");
        constantAtOnce(visitor, "goods[].quantity.basis", "COUNTED");
        constant(visitor, "locationType", "LAND_BORDER_CROSSING");
        constantAtOnce(visitor, "transport.mode", "3");
        value(visitor, "Zigaretten", "CIGARETTES");
        value(visitor, "Zigarren", "CIGARS");
    }

    private static void column(Visitor visitor, String column, String field) {
        Locator code = visitor.page()
                .locator(".im-column[aria-label='" + column + "'] input[data-code]")
                .first();
        if (!code.inputValue().equals(field)) {
            pick(
                    visitor.page()
                            .locator(".im-column[aria-label='" + column + "'] .tw-combobox")
                            .first(),
                    field);
        }
        visitor.page()
                .locator(".im-column[aria-label='" + column + "'] input[data-code][value='" + field + "']")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        visitor.settled();
    }

    private static void constant(Visitor visitor, String field, String value) {
        visitor.page().locator(".im-missing button[value='" + field + "']").click();
        Locator pending = visitor.page().locator(".im-constant--pending");
        pending.waitFor();
        pick(pending.locator(".tw-combobox"), value);
        given(visitor, pending);
    }

    /** Chooses in the moment in which the list appears: what a page shows must hear at once. */
    private static void constantAtOnce(Visitor visitor, String field, String value) {
        visitor.page().evaluate("""
                        value => new MutationObserver((changes, observer) => {
                            const list = document.querySelector('.im-constant--pending select');
                            if (list) {
                                observer.disconnect();
                                list.value = value;
                                list.dispatchEvent(new Event('change', { bubbles: true }));
                            }
                        }).observe(document.getElementById('work'), { childList: true, subtree: true })
                        """, value);
        visitor.page().locator(".im-missing button[value='" + field + "']").click();
        visitor.page()
                .locator("input[type=hidden][name=path][value='" + field + "']")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        given(visitor, visitor.page().locator(".im-constant--pending"));
    }

    private static void given(Visitor visitor, Locator pending) {
        pending.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        visitor.settled();
    }

    private static void value(Visitor visitor, String value, String code) {
        Locator line = visitor.page()
                .locator(
                        ".im-value--open",
                        new Page.LocatorOptions()
                                .setHas(visitor.page().locator("input[name=value][value='" + value + "']")));
        pick(line.locator(".tw-combobox"), code);
        line.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        visitor.settled();
    }

    private static void pick(Locator combobox, String code) {
        combobox.locator("[role=combobox]").fill(code);
        combobox.locator("li[data-code='" + code + "']").click();
    }

    private static void bring(Visitor visitor, String input, Path file) {
        Locator field = visitor.page().locator(input);
        field.setInputFiles(file);
        String address = visitor.page().url();
        field.locator("xpath=ancestor::form").locator("button").click();
        visitor.page().waitForURL(url -> !url.equals(address) && !url.endsWith("/imports"));
    }

    /** The file of refused rows, with what was wrong in it mended. */
    private Path corrected(Visitor visitor, int width) throws IOException {
        Download refused = visitor.page()
                .waitForDownload(
                        () -> visitor.page().locator("a[href$='/refused.csv']").click());
        String rows = Files.readString(refused.path(), StandardCharsets.UTF_8);
        assertThat(rows).startsWith("row;rule;message;").contains("viele");
        return Files.writeString(folder.resolve("corrected-" + width + ".csv"), rows.replace(";viele;", ";600;"));
    }

    private static void keep(Visitor visitor, String look, String name) {
        String kept = System.getProperty("tidewaiter.looks", "");
        if (!kept.isEmpty()) {
            visitor.page()
                    .screenshot(new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(Path.of(kept, "import-" + look + "-" + name + ".png")));
        }
    }
}
