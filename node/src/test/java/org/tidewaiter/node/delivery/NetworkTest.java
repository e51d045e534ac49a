package org.tidewaiter.node.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.node.access.Browser;
import org.tidewaiter.node.delivery.alarm.AlarmKind;
import org.tidewaiter.node.delivery.alarm.AlarmRows;
import org.tidewaiter.node.delivery.dispatch.DispatchCalls;
import org.tidewaiter.node.delivery.queue.Timeliness;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people and programs see of the network. */
class NetworkTest {

    private static final String TOKEN = "tw_" + "A".repeat(43);
    private static final String PASSWORD = "harbour-lantern-tide-42";

    private static TestNodes nodes;
    private static ScriptedPartner partner;
    private static ConfigurableApplicationContext national;
    private static PartnerState delivered;
    /** The network page just after the first delivery. */
    private static String drawn;

    private static int port;

    @BeforeAll
    static void start() {
        nodes = new TestNodes();
        partner = new ScriptedPartner(nodes.hub, nodes.national, nodes.hubPort);
        national = nodes.startNational(
                "tidewaiter.accounts[0].name=admin",
                "tidewaiter.accounts[0].roles=ADMINISTRATOR",
                "tidewaiter.accounts[0].password=" + PASSWORD,
                "tidewaiter.accounts[0].token=" + TOKEN);
        port = Integer.parseInt(Objects.requireNonNull(national.getEnvironment().getProperty("local.server.port")));
        Awaiting.until("the partner confirms the standing", national.getBean(Signing.class)::permitted);
        VersionRef version = deliver("one");
        delivered = national.getBean(Deliveries.class).of(version.identity()).getFirst();
        try (Browser browser = new Browser(port)) {
            browser.signIn("admin", PASSWORD);
            drawn = browser.get("/network").body();
        }
        national.getBean(AlarmRows.class)
                .conflict("HUB", version, MemoryReports.PROFILE, MemoryReports.PROFILE, java.time.Instant.now());
    }

    private static VersionRef deliver(String content) {
        VersionRef version = national.getBean(MemoryReports.class)
                .release(national.getBean(Signing.class).issuer(), List.of(content))
                .getFirst();
        Deliveries deliveries = national.getBean(Deliveries.class);
        Awaiting.until(
                "the version is delivered",
                () -> deliveries.of(version.identity()).stream()
                        .anyMatch(state -> state.state() == PartnerState.State.DELIVERED));
        return version;
    }

    @AfterAll
    static void stop() {
        nodes.close();
        partner.close();
    }

    private static HttpResponse<String> api(String method, String path, String... headers)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .method(method, HttpRequest.BodyPublishers.noBody());
            if (headers.length > 0) {
                request.headers(headers);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = api("GET", path, "Authorization", "Bearer " + TOKEN);
        assertThat(answer.statusCode()).isEqualTo(200);
        return JsonMapper.builder().build().readTree(answer.body());
    }

    @Test
    void tellsProgramsHowALaneStands() throws IOException, InterruptedException {
        JsonNode lane = json("/api/v1/lanes").get(0);

        assertThat(lane.path("partner").stringValue()).isEqualTo("HUB");
        assertThat(lane.path("direction").stringValue()).isEqualTo("sends");
        assertThat(lane.path("delivered").intValue()).isEqualTo(1);
        assertThat(lane.path("waiting").intValue()).isZero();
        assertThat(lane.path("breaker").stringValue()).isEqualTo("closed");
        assertThat(lane.path("clock").path("versions").intValue()).isEqualTo(1);
        assertThat(lane.path("agreement").path("number").stringValue()).isEqualTo("EE-HUB");
    }

    @Test
    void listsTheDispatchesOfALane() throws IOException, InterruptedException {
        JsonNode sent = json("/api/v1/lanes/HUB").path("sent");

        assertThat(sent.size()).isEqualTo(1);
        assertThat(sent.get(0).path("accepted").intValue()).isEqualTo(1);
        assertThat(json("/api/v1/lanes/HUB?before=" + sent.get(0).path("cursor").stringValue())
                        .path("sent")
                        .size())
                .isZero();
    }

    @Test
    void showsFurtherPartsThatAreUnderWayAndNothingWhereThereAreNone() throws Exception {
        DSLContext sql = national.getBean(DSLContext.class);
        try (Browser browser = new Browser(port)) {
            browser.signIn("admin", PASSWORD);
            assertThat(browser.get("/network/HUB").body()).doesNotContain("Further parts");
            sql.execute(
                    "insert into delivery.supplement (item_id, partner, state, not_before)"
                            + " select min(id), 'HUB', 'WAITING', now() + interval '1 day' from delivery.item where state = 'DELIVERED'");

            assertThat(browser.get("/network/HUB").body())
                    .contains("Further parts waiting")
                    .doesNotContain("Further parts held", "Further parts refused");
            JsonNode lane = json("/api/v1/lanes/HUB").path("lane");
            assertThat(lane.path("supplements").path("waiting").intValue()).isOne();
            assertThat(lane.path("waiting").intValue()).isZero();
        } finally {
            sql.execute("delete from delivery.supplement");
        }
    }

    @Test
    void reportsTheServiceOfEachMonthAndNamesWhatWasLate() throws Exception {
        YearMonth past = YearMonth.now(ZoneOffset.UTC).minusMonths(1);
        OffsetDateTime then = past.atDay(9).atTime(10, 0).atOffset(ZoneOffset.UTC);
        UUID late = UUID.fromString("019ac000-0000-7000-8000-000000000009");
        DSLContext sql = national.getBean(DSLContext.class);
        // Ninety in one second, ten in 30 hours, of which one is kept by name.
        sql.execute(
                "insert into delivery.timeliness (partner, hour, bucket, versions, longest) values"
                        + " ('HUB', cast(? as timestamptz), 0, 90, 1.0), ('HUB', cast(? as timestamptz), ?, 10, 108000)",
                then,
                then,
                Timeliness.bucket(108_000));
        sql.execute(
                "insert into delivery.item (partner, originator, number, version, withdrawal, position, state, released_at,"
                        + " settled_at, late) values ('HUB', 'EE-CUSTOMS', ?, 1, false, 999999, 'DELIVERED',"
                        + " cast(? as timestamptz) - interval '30 hours', cast(? as timestamptz), true)",
                late,
                then,
                then);
        try {
            JsonNode report = json("/api/v1/lanes/HUB/service?month=" + past);
            assertThat(report.path("clock").path("versions").intValue()).isEqualTo(100);
            assertThat(report.path("clock").path("median").doubleValue()).isBetween(1.0, 1.05);
            assertThat(report.path("clock").path("longest").doubleValue()).isEqualTo(108_000);
            assertThat(report.path("clock").path("percentile95").doubleValue()).isBetween(108_000.0, 108_000 * 1.05);
            assertThat(report.path("late").intValue()).isOne();
            assertThat(report.path("lateOnes")
                            .get(0)
                            .path("version")
                            .path("identity")
                            .path("number")
                            .stringValue())
                    .isEqualTo(late.toString());
            assertThat(json("/api/v1/lanes/HUB/service")
                            .path("clock")
                            .path("versions")
                            .intValue())
                    .as("this month")
                    .isLessThan(100);
            assertThat(api("GET", "/api/v1/lanes/HUB/service?month=soon", "Authorization", "Bearer " + TOKEN)
                            .statusCode())
                    .isEqualTo(400);
            try (Browser browser = new Browser(port)) {
                browser.signIn("admin", PASSWORD);
                assertThat(browser.get("/network/HUB").body()).contains("/network/HUB/service");
                assertThat(browser.get("/network/HUB/service?month=" + past).body())
                        .contains("/reports/EE-CUSTOMS/" + late)
                        .contains("99\u00a0%")
                        .containsPattern("30.h\\s*<");
                assertThat(browser.get("/network/HUB/service").body()).contains("Nothing came late in");
            }
        } finally {
            sql.execute("delete from delivery.timeliness where hour = cast(? as timestamptz)", then);
            sql.execute("delete from delivery.item where number = ?", late);
        }
    }

    @Test
    void saysHowTheNodeIsAndWhatToDo() throws IOException, InterruptedException {
        JsonNode well = json("/api/v1/checkup");
        assertThat(well.valueStream().map(finding -> finding.path("code").stringValue()))
                .contains("database", "disk", "key", "certificate", "standing", "partner", "clock");
        assertThat(well.valueStream().map(finding -> finding.path("severity").stringValue()))
                .doesNotContain("BAD");
        assertThat(well.valueStream().map(finding -> finding.path("sentence").stringValue()))
                .noneMatch(sentence -> sentence.startsWith("checkup."));

        DSLContext sql = national.getBean(DSLContext.class);
        sql.execute(
                "update delivery.lane set last_problem = 'unreachable', last_problem_at = now(), failures = 1 where partner = 'HUB'");
        try {
            JsonNode worst = json("/api/v1/checkup").get(0);
            assertThat(worst.path("severity").stringValue()).isEqualTo("BAD");
            assertThat(worst.path("subject").stringValue()).isEqualTo("HUB");
            assertThat(worst.path("next").stringValue()).contains("Nothing is lost");
        } finally {
            sql.execute(
                    "update delivery.lane set last_problem = null, last_problem_at = null, failures = 0 where partner = 'HUB'");
        }
    }

    @Test
    void knowsNoOtherPartner() throws IOException, InterruptedException {
        assertThat(api("GET", "/api/v1/lanes/XX", "Authorization", "Bearer " + TOKEN)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void showsNothingOfTheNetworkToNobody() throws IOException, InterruptedException {
        assertThat(api("GET", "/api/v1/lanes").statusCode()).isEqualTo(401);
        assertThat(api("POST", "/api/v1/standing/override").statusCode()).isEqualTo(401);
    }

    @Test
    void servesNoExchangeOnThePortOfPeople() throws IOException, InterruptedException {
        assertThat(api("POST", DispatchCalls.PATH).statusCode()).isEqualTo(404);
    }

    @Test
    void marksAnAlarmAsSeenOnce() throws IOException, InterruptedException {
        national.getBean(AlarmRows.class).raise("HUB", AlarmKind.FALSE_RECEIPT, java.time.Instant.now());
        JsonNode alarm = json("/api/v1/alarms").get(0);
        String seen = "/api/v1/alarms/" + alarm.path("id").longValue() + "/acknowledgement";

        assertThat(api("POST", seen, "Authorization", "Bearer " + TOKEN).statusCode())
                .isEqualTo(204);
        assertThat(api("POST", seen, "Authorization", "Bearer " + TOKEN).statusCode())
                .isEqualTo(409);
    }

    @Test
    void showsPagesInBothLanguagesWithAllTheirWords() {
        try (Browser browser = new Browser(port)) {
            browser.signIn("admin", PASSWORD);
            for (String language : List.of("en", "fr")) {
                for (String path : List.of("/network", "/network/HUB", "/network/receipts/" + delivered.receiptId())) {
                    HttpResponse<String> page = browser.get(path, "Accept-Language", language);

                    assertThat(page.statusCode()).isEqualTo(200);
                    assertThat(page.body())
                            .contains("lang=\"" + language + "\"")
                            .doesNotContain(">delivery.");
                }
            }
        }
    }

    @Test
    void showsThatAReceiptVerifies() {
        try (Browser browser = new Browser(port)) {
            browser.signIn("admin", PASSWORD);

            assertThat(browser.get("/network/receipts/" + delivered.receiptId()).body())
                    .contains("The signature of HUB is good");
        }
    }

    @Test
    void drawsItsPartnersAndWhatTravelledWithinTheLastMinute() {
        assertThat(drawn)
                .contains("<a class=\"nt-node nt-node--well\" href=\"/network/HUB\"")
                .contains("<path class=\"nt-flow\"")
                .contains(": 1 in the last minute\"");
    }
}
