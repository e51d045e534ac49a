package org.tidewaiter.node.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tidewaiter.node.agreements.Seizures;
import org.tidewaiter.node.intake.IntakeNode.Reply;
import tools.jackson.databind.JsonNode;

/** A gateway with two members: each records in its own name, and sees nothing of the other. */
@GatewayMembersTest
class GatewayTest {

    private static final String REPORTS = "/api/v1/reports";
    private static final Pattern COUNTED = Pattern.compile("\"cases\":(\\d+)");
    private static final String PERSON = "Planted Drivername";

    /** A word of the place, which stands in lists, in the search and in exports. */
    private static final String POLISH_PLACE = "Kuznica-Planted";

    private IntakeNode poland;
    private IntakeNode lithuania;
    private IntakeNode gateway;

    @LocalServerPort
    private int port;

    @BeforeEach
    void programs() {
        poland = new IntakeNode(port, IntakeNode.COORDINATOR);
        lithuania = new IntakeNode(port, IntakeNode.SECOND);
        gateway = new IntakeNode(port, IntakeNode.ANALYST);
    }

    private static String polishCase(String sourceKey) {
        return Cases.cigarettes(sourceKey)
                .replace("\"discoveryCountry\":\"EE\"", "\"discoveryCountry\":\"PL\"")
                .replace("Narva-1", POLISH_PLACE);
    }

    private JsonNode recorded(IntakeNode member, String document) {
        Reply reply = member.post(REPORTS, document);
        assertThat(reply.status()).as(reply.body()).isIn(200, 201);
        return reply.json();
    }

    @Test
    void recordsInTheNameOfTheMemberThatThePersonBelongsTo() {
        JsonNode polish = recorded(poland, polishCase("own-name"));
        JsonNode lithuanian = recorded(lithuania, Cases.cigarettes("own-name-lt"));

        assertThat(polish.path("originator").stringValue()).isEqualTo("PL-CUSTOMS");
        assertThat(lithuanian.path("originator").stringValue()).isEqualTo("LT-CUSTOMS");
        String record = polish.path("record").stringValue();
        JsonNode read = poland.get("/api/v1/records/" + record).json();
        assertThat(read.at("/report/reportingCountry").stringValue()).isEqualTo("PL");
    }

    @Test
    void refusesTheCountryOfTheOtherMember() {
        Reply reply = poland.post(REPORTS, Seizures.with(Cases.cigarettes(), "\"reportingCountry\":\"LT\""));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/faults/0/rule").stringValue()).isEqualTo("reporting-country-own");
    }

    @Test
    void keepsTheSourceKeysOfMembersApart() {
        JsonNode polish = recorded(poland, polishCase("same-key"));
        JsonNode lithuanian = recorded(lithuania, Cases.cigarettes("same-key"));
        JsonNode again = recorded(poland, polishCase("same-key"));

        assertThat(lithuanian.path("record")).isNotEqualTo(polish.path("record"));
        assertThat(again.path("record")).isEqualTo(polish.path("record"));
    }

    @Test
    void showsNothingOfAnotherMembersReportOnAnyPageOrInTheApi() {
        JsonNode polish = recorded(poland, polishCase("unseen"));
        String record = polish.path("record").stringValue();
        String number = polish.path("number").stringValue();
        Browser reader = Browser.signedIn(port, "en", "lt-coordinator");

        for (String path : List.of(
                "/",
                "/reports",
                "/reports?q=" + POLISH_PLACE,
                "/reports?own=true",
                "/reports?originator=PL-CUSTOMS",
                "/pictures",
                "/work",
                "/record",
                "/imports",
                "/settings/people",
                "/settings/audit")) {
            Browser.Seen seen = reader.get(path);
            assertThat(seen.status()).as(path).isIn(200, 404);
            assertThat(seen.html().replace("value=\"" + POLISH_PLACE, ""))
                    .as(path)
                    .doesNotContain(record, number, PERSON, "pl-coordinator");
        }
        for (String path : List.of(
                "/reports/" + record,
                "/reports/PL-CUSTOMS/" + number,
                "/reports/" + record + "/release",
                "/reports/" + record + "/pictures",
                "/reports/" + record + "/correct")) {
            assertThat(reader.get(path).html()).as(path).doesNotContain(PERSON, POLISH_PLACE);
        }
        for (String path :
                List.of("/records/" + record, "/reports/PL-CUSTOMS/" + number, "/records/" + record + "/pictures")) {
            assertThat(lithuania.get("/api/v1" + path).status()).as(path).isEqualTo(404);
        }
        assertThat(lithuania.get(REPORTS + "?q=" + POLISH_PLACE).body()).doesNotContain(record, number);
        assertThat(poland.get(REPORTS + "?q=" + POLISH_PLACE).body()).contains(number);
    }

    @Test
    void countsAndExportsWhatIsOnesOwn() {
        recorded(lithuania, Cases.cigarettes("counted-lt"));
        long before = count(lithuania);
        String number = recorded(poland, polishCase("counted")).path("number").stringValue();

        assertThat(count(lithuania)).isEqualTo(before);
        assertThat(count(gateway)).isEqualTo(count(lithuania) + count(poland));
        for (String kind : List.of("csv", "csv&rows=reports", "ndjson", "signed")) {
            Reply file = lithuania.get(REPORTS + "/export?format=" + kind);
            assertThat(file.status()).as(kind + file.body()).isEqualTo(200);
            assertThat(file.body()).as(kind).doesNotContain(number, POLISH_PLACE, "PL-CUSTOMS");
        }
    }

    private static long count(IntakeNode reader) {
        Reply reply = reader.get(REPORTS + "/count");
        Matcher cases = COUNTED.matcher(reply.body());
        assertThat(cases.find()).as(reply.body()).isTrue();
        return Long.parseLong(cases.group(1));
    }

    @Test
    void changesNothingOfAnotherMembersReport() {
        JsonNode polish = recorded(poland, polishCase("untouched"));
        String record = polish.path("record").stringValue();

        Map<String, String> decisions = Map.of(
                "verification", "",
                "return", "",
                "release", "{\"text\":false}",
                "withdrawal", "{\"reason\":\"ENTERED_IN_ERROR\"}");
        decisions.forEach((decision, body) -> {
            Reply reply = lithuania.post("/api/v1/records/" + record + "/" + decision, body);
            assertThat(reply.status()).as(decision + reply.body()).isEqualTo(404);
        });
        Reply correction = lithuania.post(
                "/api/v1/records/" + record + "/corrections", Seizures.with(Cases.cigarettes(), "\"seenVersion\":1"));
        assertThat(correction.status()).isEqualTo(404);
        assertThat(poland.get("/api/v1/records/" + record)
                        .json()
                        .at("/summary/state")
                        .stringValue())
                .isEqualTo("SIGNED");
    }

    @Test
    void importsInTheNameOfTheMemberAndShowsTheImportToItsAuthorAlone() {
        String line = Cases.line(Seizures.with(polishCase("imported"), "\"provenance\":\"FILE\""));
        Reply brought =
                poland.file("/api/v1/imports?name=cases.ndjson&mapping=reports", line.getBytes(StandardCharsets.UTF_8));
        assertThat(brought.status()).as(brought.body()).isEqualTo(201);
        String path = "/api/v1/imports/" + brought.json().path("id").stringValue();
        poland.post(path + "/start", "");
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        poland.get(path).json().path("state").stringValue("").equals("done"));

        assertThat(poland.get(path).json().path("accepted").intValue())
                .as(poland.get(path).body() + poland.get(path + "/refused.csv").body())
                .isEqualTo(1);
        assertThat(lithuania.get(path).status()).isEqualTo(404);
        String imported = REPORTS + "?provenance=FILE";
        assertThat(poland.get(imported).body()).contains("PL-CUSTOMS");
        assertThat(lithuania.get(imported).body()).doesNotContain("PL-CUSTOMS");
    }

    @Test
    void sharesMappingsWithinAMemberAlone() {
        String mapping = """
                mapping: own-layout
                version: 1
                title: %s
                source: { publisher: Test, licence: "-", attribution: Test }
                file: { format: csv, charset: UTF-8, separator: ",", header: first-row, last-line-end: optional }
                reports: { key: No, as: text, exact-repeats: keep, on-disagreement: refuse-report, on-refused-row: refuse-report }
                report:
                  formType: SIMPLIFIED
                  provenance: FILE
                  eventKind: SEIZURE
                  eventDate: { column: Date, as: date, formats: [yyyy-MM-dd] }
                  reportingAgency: CUSTOMS
                  locationType: LAND_BORDER_CROSSING
                goods:
                  category: TOBACCO
                  subcategory: { column: Goods, codes: { Cigarettes: CIGARETTES } }
                  quantity.amount: { column: Sticks, as: decimal }
                  quantity.unit: H87
                  quantity.basis: COUNTED
                  takenAs: SEIZED
                """;
        for (IntakeNode member : List.of(poland, lithuania)) {
            String title = member == poland ? "Polish layout" : "Lithuanian layout";
            Reply kept = member.put("/api/v1/mappings/own-layout", "application/yaml", mapping.formatted(title));
            assertThat(kept.status()).as(kept.body()).isEqualTo(200);
        }

        assertThat(lithuania.get("/api/v1/mappings").body())
                .contains("own-layout")
                .doesNotContain("Polish");
        assertThat(poland.get("/api/v1/mappings/own-layout").body())
                .contains("Polish")
                .doesNotContain("Lithuanian");
    }

    @Test
    void keepsDraftsToThemselves() {
        Browser author = Browser.signedIn(port, "en", "pl-coordinator");
        author.get("/record");
        Browser.Seen form = author.post("/record", "form", "SIMPLIFIED", "category", "TOBACCO");
        assertThat(form.status()).isEqualTo(200);
        assertThat(form.html()).contains("Poland");

        Browser reader = Browser.signedIn(port, "en", "lt-coordinator");
        assertThat(reader.get(form.path()).status()).isEqualTo(404);
        String draft = form.path().substring(form.path().lastIndexOf('/') + 1);
        assertThat(reader.get("/record").html()).doesNotContain(draft);
    }

    @Test
    void letsAMembersAdministratorKeepItsOwnPeopleAlone() {
        Browser reader = Browser.signedIn(port, "en", "lt-coordinator");
        reader.get("/settings/people/new");
        Browser.Seen made = reader.post(
                "/settings/people",
                "name",
                "lt-second",
                "displayName",
                "Second",
                "roles",
                "OFFICER",
                "member",
                "PL-CUSTOMS",
                "language",
                "en");
        assertThat(made.status()).isEqualTo(200);

        assertThat(reader.get("/settings/people").html()).contains("lt-second").doesNotContain("pl-coordinator");
        Browser other = Browser.signedIn(port, "en", "pl-coordinator");
        assertThat(other.get("/settings/people").html()).doesNotContain("lt-second");
        assertThat(other.get(made.path()).status()).isEqualTo(404);
    }

    @Test
    void keepsWhatShowsAllMembersAtOnceFromEachOfThem() {
        for (String path : List.of("/api/v1/lanes", "/api/v1/alarms")) {
            assertThat(lithuania.get(path).status()).as(path).isEqualTo(403);
            assertThat(gateway.get(path).status()).as(path).isEqualTo(200);
        }
    }

    @Test
    void letsTheGatewaysOwnPeopleReadButNeitherRecordNorOpenPersons() {
        String record =
                recorded(poland, polishCase("read-by-gateway")).path("record").stringValue();

        assertThat(gateway.post(REPORTS, polishCase("by-gateway")).status()).isEqualTo(403);
        assertThat(gateway.get("/api/v1/records/" + record).status()).isEqualTo(200);
        assertThat(Stream.of("/reports/" + record, "/work", "/record")
                        .map(path -> Browser.signedIn(port, "en", "gateway-admin")
                                .get(path)
                                .html()))
                .noneMatch(html -> html.contains(PERSON));
    }

    @Test
    void tellsAProgramWhoseReportsItSees() {
        JsonNode me = lithuania.get("/api/v1/me").json();

        assertThat(me.path("member").stringValue()).isEqualTo("LT-CUSTOMS");
        assertThat(me.path("countries").get(0).stringValue()).isEqualTo("LT");
        assertThat(gateway.get("/api/v1/me").json().path("member").isString()).isFalse();
    }

    @Test
    void showsOfficesOfAMembersCountryToThatMemberAlone() {
        String office = """
                {"code":"PL-KUZNICA","kind":"LAND_BORDER_CROSSING","nameEn":"Planted Border Post","country":"PL"}
                """;
        Reply kept = poland.post("/api/v1/registers/offices", office);
        assertThat(kept.status()).as(kept.body()).isIn(200, 201);

        for (String path :
                List.of("/api/v1/registers/places?q=Planted", "/vocabulary/suggestions/office?office=Planted")) {
            assertThat(lithuania.get(path).body()).as(path).doesNotContain("PL-KUZNICA");
        }
        assertThat(poland.get("/api/v1/registers/places?q=Planted").body()).contains("PL-KUZNICA");
    }
}
