package org.tidewaiter.trials.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.tidewaiter.client.ApiClient;
import org.tidewaiter.client.ApiException;
import org.tidewaiter.client.ReportOutcome;
import org.tidewaiter.demo.DatabaseSearch;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.report.ReportJson;
import org.tidewaiter.report.Submission;
import org.tidewaiter.report.generated.GeneratedCases;
import org.tidewaiter.trials.QuickStart;
import org.tidewaiter.trials.TrialPorts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A hub, a national node and a gateway with cases in them, and a browser: one of each for all tests of this process. */
final class Stage implements AutoCloseable {

    static final String HUB = DemoNetwork.HUB;
    static final String EE = DemoNetwork.ESTONIA;
    static final String EU = DemoNetwork.EUROPE;

    private static final int CASES = 30;
    private static final long SEED = 20260503;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> CHROMIUM =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    private final Path folder;
    private final DemoNetwork network;
    private final Playwright playwright;
    private final Browser browser;

    /** What puts cases into the started network of a stage. */
    interface Filling {
        void into(DemoNetwork network) throws Exception;
    }

    private Stage() throws Exception {
        this(List.of(DemoNetwork.Member.estonia(), DemoNetwork.Member.europe()), Stage::fill);
    }

    Stage(List<DemoNetwork.Member> members, Filling filling) throws Exception {
        Path chromium = chromium();
        folder = Files.createTempDirectory("tidewaiter-browser");
        network = DemoNetwork.prepare(
                QuickStart.ofThisBuild(),
                folder,
                members,
                TrialPorts.free(members.size() + 1),
                Map.of("tidewaiter.release.api", "coordinator"));
        try {
            network.start();
            filling.into(network);
            playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(chromium)
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync",
                                    "--disable-quic")));
        } catch (Exception e) {
            network.close();
            delete(folder);
            throw e;
        }
    }

    private static Path chromium() {
        String named = System.getProperty("tidewaiter.chromium", "");
        Stream<String> candidates = named.isEmpty() ? CHROMIUM.stream() : Stream.of(named);
        return candidates
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The browser tests need Chromium. Install it (on Debian: apt-get install chromium), name it with"
                                + " -Dtidewaiter.chromium=PATH, or pass these tests over with"
                                + " -Dtidewaiter.browser=skip."));
    }

    DemoNetwork network() {
        return network;
    }

    Browser browser() {
        return browser;
    }

    String address(String node, String path) {
        return network.node(node).pages().resolve(path).toString();
    }

    /** A case of a lorry with cigarettes, its driver named, that waits for a coordinator; its record. */
    String waiting() throws Exception {
        try (ApiClient officer = network.api(EE, "officer")) {
            return officer.post("/api/v1/reports", Lorry.report())
                    .path("record")
                    .stringValue();
        }
    }

    /** The same kind of case, released and at the hub. */
    Published published() throws Exception {
        String record = waiting();
        release(record);
        return atHub(record, 1);
    }

    /** A case at the hub in two versions, the second with another quantity and one more field. */
    Published corrected() throws Exception {
        Published first = published();
        try (ApiClient coordinator = network.api(EE, "coordinator")) {
            ObjectNode report = (ObjectNode) await(coordinator, "/records/" + first.record(), node -> true)
                    .path("report")
                    .deepCopy();
            ((ObjectNode) report.path("goods").path(0).path("quantity")).put("amount", "9200");
            ((ObjectNode) report.path("place")).put("post", "Narva-2");
            report.put("seenVersion", 1);
            coordinator.post("/api/v1" + first.path() + "/corrections", report);
        }
        release(first.record());
        return atHub(first.record(), 2);
    }

    /** @param path of the report in the API, {@code /reports/ORIGINATOR/NUMBER} */
    record Published(String record, String recordAtHub, String path) {}

    /** A case at the hub of which the national node believes that the hub has refused it, for two reasons; its record. */
    String refused() throws Exception {
        Published published = published();
        String number = published.path().substring(published.path().lastIndexOf('/') + 1);
        try (Connection database = DatabaseSearch.open(network.node(EE).data());
                PreparedStatement refusal = database.prepareStatement(
                        "update delivery.item set state = 'REFUSED', reason = 'beyond-agreement',"
                                + " faults = cast(? as jsonb) where number = cast(? as uuid)")) {
            refusal.setString(1, """
                    [{"path": "goods[0].category", "rule": "beyond-agreement"}, {"path": "eventDate", "rule": "date-future"}]
                    """);
            refusal.setString(2, number);
            refusal.executeUpdate();
        }
        return published.record();
    }

    private void release(String record) throws Exception {
        release(network, record);
    }

    private static void release(DemoNetwork network, String record) throws Exception {
        try (ApiClient coordinator = network.api(EE, "coordinator")) {
            ObjectNode decision = ReportJson.mapper().createObjectNode();
            coordinator.post("/api/v1/records/" + record + "/release", decision.put("text", false));
        }
    }

    /** The same case at the hub, in its first version. */
    Published arrived(String record) throws Exception {
        return atHub(record, 1);
    }

    private Published atHub(String record, int version) throws Exception {
        try (ApiClient coordinator = network.api(EE, "coordinator");
                ApiClient analyst = network.api(HUB, "analyst")) {
            JsonNode home = await(
                            coordinator,
                            "/records/" + record,
                            node -> node.path("summary").path("version").intValue(0) == version
                                    && delivered(node, version))
                    .path("summary");
            String path = "/reports/" + home.path("originator").stringValue() + "/"
                    + home.path("number").stringValue();
            JsonNode hub = await(
                    analyst, path, node -> node.path("summary").path("version").intValue(0) == version);
            return new Published(record, hub.path("summary").path("record").stringValue(), path);
        }
    }

    private static boolean delivered(JsonNode report, int version) {
        for (JsonNode partner : report.path("partners")) {
            if (partner.path("version").intValue(0) == version
                    && partner.path("state").stringValue("").equals("DELIVERED")) {
                return true;
            }
        }
        return false;
    }

    /** The page of a trial of an agreement over the last seven days. */
    String trialOfTheLastWeek(String agreement) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return "/agreements/" + agreement + "/trial?from=" + today.minusDays(7) + "&to=" + today;
    }

    /** The page of a text, prepared in Estonia, that would narrow one thing of an agreement and change others. */
    String changed(String agreement) throws Exception {
        try (ApiClient administrator = network.api(EE, "admin")) {
            JsonNode newest = administrator
                    .get("/api/v1/agreements/" + agreement)
                    .path("revisions")
                    .path(0);
            ObjectNode terms = (ObjectNode) newest.deepCopy();
            terms.put("revises", newest.path("digest").stringValue())
                    .put("partner", HUB)
                    .put("direction", "sends")
                    .put("hoursAllowed", "12")
                    .put("release", "coordinator")
                    .put(
                            "validFrom",
                            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
            terms.putArray("thresholds")
                    .addObject()
                    .put("subcategory", "CIGARETTES")
                    .put("unit", "STK")
                    .put("amount", "10000");
            return "/agreements/proposals/"
                    + administrator
                            .post("/api/v1/proposals", terms)
                            .path("digest")
                            .stringValue();
        }
    }

    private static void fill(DemoNetwork network) throws Exception {
        GeneratedCases cases = new GeneratedCases(SEED, LocalDate.now(), Set.of(EE));
        List<Submission> batch = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            GeneratedCases.Case next = cases.next();
            batch.add(new Submission(next.report(), next.nominal(), "browser-" + i));
        }
        try (ApiClient coordinator = network.api(EE, "coordinator");
                ApiClient analyst = network.api(HUB, "analyst")) {
            int released = 0;
            for (ReportOutcome outcome : coordinator.submit(batch)) {
                if (outcome instanceof ReportOutcome.Accepted accepted && released < CASES - 4) {
                    release(network, accepted.record());
                    released++;
                }
            }
            // Not every category is in the agreement.
            await(analyst, "/reports/count", count -> count.path("cases").intValue(0) >= CASES / 3);
        }
    }

    private static JsonNode await(ApiClient api, String path, Predicate<JsonNode> fits) throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            JsonNode answer = ask(api, path);
            if (!answer.isMissingNode() && fits.test(answer)) {
                return answer;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError(path + " did not come about within " + PATIENCE + "; it says " + answer);
            }
            Thread.sleep(50);
        }
    }

    private static JsonNode ask(ApiClient api, String path) throws ApiException, InterruptedException {
        try {
            return api.get("/api/v1" + path);
        } catch (ApiException e) {
            if (e.status() == 404) {
                return ReportJson.mapper().missingNode();
            }
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        playwright.close();
        network.close();
        delete(folder);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Gives tests the one stage of this process; it is taken down after the last of them. */
    static final class Shared implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Stage.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            Opened opened = context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(Stage.class))
                    .computeIfAbsent(Opened.class, key -> Opened.now(), Opened.class);
            if (opened.stage() == null) {
                throw new ParameterResolutionException(
                        "The stage could not be set up.", Objects.requireNonNull(opened.failure()));
            }
            return opened.stage();
        }
    }

    /** A stage, or why there is none: what failed once is not tried again for every test. */
    private record Opened(@Nullable Stage stage, @Nullable Exception failure) implements AutoCloseable {

        static Opened now() {
            try {
                return new Opened(new Stage(), null);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Opened(null, e);
            } catch (Exception e) {
                return new Opened(null, e);
            }
        }

        @Override
        public void close() throws IOException {
            if (stage != null) {
                stage.close();
            }
        }
    }
}
