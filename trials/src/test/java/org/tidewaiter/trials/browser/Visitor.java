package org.tidewaiter.trials.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Somebody at a browser of their own. Every page that they come to is looked over: no barrier for anybody (WCAG 2.2 AA),
 * nothing to scroll sideways, no complaint of the browser.
 */
final class Visitor implements AutoCloseable {

    static final int DESKTOP = 1440;
    static final int PHONE = 390;

    private static final String PASSWORD = "high tide at noon";
    private static final String AXE = axe();

    private final Stage stage;
    private final String node;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Visitor(Stage stage, String node, int width, ColorScheme scheme, String language) {
        this.stage = stage;
        this.node = node;
        context = stage.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, width == PHONE ? 844 : 900)
                        .setColorScheme(scheme)
                        .setLocale(language.equals("fr") ? "fr-FR" : "en-GB")
                        .setReducedMotion(ReducedMotion.REDUCE));
        // As the switch of the sign-in page leaves it: without, the account's own language would follow.
        context.addCookies(List.of(new Cookie("tw_language", language).setUrl(stage.address(node, "/"))));
        page = context.newPage();
        page.setDefaultTimeout(20_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    static Visitor atADesk(Stage stage, String node) {
        return new Visitor(stage, node, DESKTOP, ColorScheme.LIGHT, "en");
    }

    Visitor signIn(String name) {
        page.navigate(stage.address(node, "/sign-in"));
        page.locator("input[autocomplete=username]").fill(name);
        page.locator("input[autocomplete=current-password]").fill(PASSWORD);
        page.locator("main form button").click();
        page.waitForURL(address -> !address.contains("/sign-in"));
        return this;
    }

    /** Reads on in that language, whatever the account prefers. */
    Visitor reading(String language) {
        context.addCookies(List.of(new Cookie("tw_language", language).setUrl(stage.address(node, "/"))));
        return this;
    }

    /** Waits until the page shows what was last asked of it. */
    void settled() {
        page.waitForFunction("() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')");
    }

    /** Goes there and looks the page over. */
    Visitor visit(String path) {
        page.navigate(stage.address(node, path));
        return lookOver();
    }

    Visitor lookOver() {
        assertThat(barriers()).as("barriers at %s", page.url()).isEmpty();
        assertThat(((Number) page.evaluate("document.documentElement.scrollWidth - window.innerWidth")).intValue())
                .as("pixels to scroll sideways at %s: %s", page.url(), widest())
                .isLessThanOrEqualTo(0);
        return unconcerned();
    }

    /** The browser had nothing to complain of: no fault in a script, nothing against the content-security policy. */
    Visitor unconcerned() {
        assertThat(complaints)
                .as("complaints of the browser up to %s", page.url())
                .isEmpty();
        return this;
    }

    Page page() {
        return page;
    }

    /** What the main part of the page says. */
    String says() {
        return page.locator("main").innerText();
    }

    /** Takes the browser's complaint about a form that was answered with faults on purpose. */
    Visitor answeredWithFaults() {
        complaints.removeIf(words -> words.contains("422"));
        return this;
    }

    /** Expects the browser's one complaint about an answer that is an error on purpose. */
    Visitor visitMissing(String path) {
        page.navigate(stage.address(node, path));
        return excusing(404).lookOver();
    }

    /** Forgets what the browser said of an answer that had this status on purpose. */
    Visitor excusing(int status) {
        complaints.removeIf(words -> words.contains("status of " + status));
        return this;
    }

    private Object widest() {
        return page.evaluate(
                "[...document.querySelectorAll('main *')].filter(e => !e.closest('.tw-table') && e.getBoundingClientRect().right > innerWidth + 1)"
                        + ".slice(0, 5).map(e => e.tagName + '.' + e.className)");
    }

    @SuppressWarnings("unchecked")
    private List<String> barriers() {
        page.evaluate(AXE + "\n;null");
        List<Map<String, Object>> violations = (List<Map<String, Object>>)
                page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})"
                        + ".then(found => found.violations.map(one => ({rule: one.id, nodes: one.nodes.slice(0, 4)"
                        + ".map(node => node.html.slice(0, 160) + ' ' + (node.any[0] ? node.any[0].message : ''))})))");
        return violations.stream()
                .map(violation -> violation.get("rule") + ": " + violation.get("nodes"))
                .toList();
    }

    private static String axe() {
        try (InputStream script = Visitor.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
