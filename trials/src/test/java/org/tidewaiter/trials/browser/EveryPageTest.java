package org.tidewaiter.trials.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page, in both languages, at both widths, in both schemes: without barriers, nothing to scroll sideways, no
 * complaint of the browser. With {@code -Dtidewaiter.looks=FOLDER} it also keeps what it saw.
 */
@BrowserTest
class EveryPageTest {

    @Test
    void aDigestIsBrokenWhereThePhoneEnds(Stage stage) throws Exception {
        try (Visitor visitor = new Visitor(stage, Stage.EE, 390, ColorScheme.LIGHT, "en").signIn("coordinator")) {
            visitor.visit("/network/GLOBAL");
            assertThat(visitor.page()
                            .evaluate("[...document.querySelectorAll('.tw-definitions dd')]"
                                    + ".map(e => e.textContent = 'W'.repeat(60)).length"))
                    .isNotEqualTo(0);
            visitor.lookOver();
        }
    }

    @ParameterizedTest
    @MethodSource("org.tidewaiter.trials.browser.Looks#usual")
    void isFitForEverybody(int width, ColorScheme scheme, String language, Stage stage) throws Exception {
        Stage.Published published = stage.corrected();
        String waiting = stage.waiting();
        String look = width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + "-" + language;
        try (Visitor coordinator = new Visitor(stage, Stage.EE, width, scheme, language)) {
            coordinator.visit("/sign-in");
            keep(coordinator, look, "sign-in");
            coordinator.signIn("coordinator");
            for (String path : List.of(
                    "/",
                    "/reports",
                    "/work",
                    "/work?list=held",
                    "/work?list=not-accepted",
                    "/lost-versions",
                    "/record",
                    "/imports",
                    "/imports/templates",
                    "/network",
                    "/network/GLOBAL",
                    "/network/GLOBAL/service",
                    "/network/GLOBAL/parcels",
                    "/network/GLOBAL/reconciliations",
                    "/questions",
                    "/questions?view=closed",
                    "/contacts",
                    "/contacts/own",
                    "/agreements",
                    "/agreements/EE-GLOBAL-1",
                    "/agreements/EE-GLOBAL-1/trial",
                    stage.trialOfTheLastWeek("EE-GLOBAL-1"),
                    "/settings/account",
                    "/vocabulary",
                    "/vocabulary?q=tobacco",
                    "/vocabulary/lists/concealment-place?mode=3",
                    "/vocabulary/lists/hs6?within=24",
                    "/vocabulary/lists/subcategory/CIGARETTES",
                    "/vocabulary/places?q=tallinn",
                    "/vocabulary/offices",
                    "/vocabulary/offices/new",
                    "/reports/" + waiting,
                    "/reports/" + waiting + "/release",
                    "/reports/" + published.record())) {
                coordinator.visit(path);
                keep(
                        coordinator,
                        look,
                        "ee" + path.replace(waiting, "waiting").replace(published.record(), "released"));
            }
            coordinator.visitMissing("/reports/00000000-0000-0000-0000-000000000000");
            keep(coordinator, look, "ee-missing");
        }
        try (Visitor officer = new Visitor(stage, Stage.EE, width, scheme, language).signIn("officer")) {
            officer.visit("/");
            keep(officer, look, "ee-officer");
        }
        try (Visitor administrator = new Visitor(stage, Stage.EE, width, scheme, language).signIn("admin")) {
            for (String path : List.of(
                    "/",
                    "/settings/people",
                    "/settings/people/new",
                    "/settings/audit",
                    "/settings/checkup",
                    "/agreements/proposals/new",
                    "/joining",
                    "/mandates",
                    "/keys",
                    "/agreements/proposals/new?revises=EE-GLOBAL-1",
                    stage.changed("EE-GLOBAL-1"),
                    "/vocabulary/rates",
                    "/vocabulary/taxa")) {
                administrator.visit(path);
                keep(administrator, look, "ee-admin" + path);
            }
        }
        try (Visitor analyst = new Visitor(stage, Stage.HUB, width, scheme, language).signIn("analyst")) {
            for (String path : List.of(
                    "/",
                    "/reports?category=TOBACCO",
                    "/reports?q=nothinglikethis",
                    "/overview",
                    "/overview?category=TOBACCO&region=EUROPE&from=2026-01",
                    "/overview?reporting=AU",
                    "/pairs",
                    "/pairs/said",
                    "/work-list",
                    "/work-list?filter=true&view=unverified",
                    "/work-list?filter=true&view=verified&region=EUROPE&category=TOBACCO",
                    "/questions",
                    "/contacts",
                    "/reports/" + published.recordAtHub() + "/ask",
                    "/network",
                    "/network/EU",
                    "/tour",
                    "/agreements",
                    "/reports/" + published.recordAtHub() + "?version=2")) {
                analyst.visit(path);
                keep(analyst, look, "hub" + path.replace(published.recordAtHub(), "report"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.tidewaiter.trials.browser.Looks#usual")
    void isFitForEverybodyAtTheGatewayToo(int width, ColorScheme scheme, String language, Stage stage)
            throws Exception {
        String look = width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + "-" + language;
        try (Visitor coordinator = new Visitor(stage, Stage.EU, width, scheme, language).signIn("pl-coordinator")) {
            for (String path :
                    List.of("/", "/work", "/hand-overs", "/record", "/reports", "/imports", "/vocabulary/offices")) {
                coordinator.visit(path);
                keep(coordinator, look, "eu-pl" + path);
            }
        }
        try (Visitor administrator = new Visitor(stage, Stage.EU, width, scheme, language).signIn("admin")) {
            administrator.visit("/mandates");
            keep(administrator, look, "eu-admin/mandates");
        }
        try (Visitor analyst = new Visitor(stage, Stage.EU, width, scheme, language).signIn("analyst")) {
            for (String path : List.of("/", "/reports", "/overview", "/network", "/network/" + Stage.HUB)) {
                analyst.visit(path);
                keep(analyst, look, "eu" + path);
            }
        }
    }

    private static void keep(Visitor visitor, String look, String name) {
        String folder = System.getProperty("tidewaiter.looks", "");
        if (!folder.isEmpty()) {
            visitor.page()
                    .screenshot(new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(Path.of(folder, look, name.replaceAll("[^a-zA-Z]+", "-") + ".png")));
        }
    }
}
