package org.tidewaiter.node.intake.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tidewaiter.formats.export.ExportFilters;
import org.tidewaiter.node.agreements.Seizures;
import org.tidewaiter.node.intake.Cases;
import org.tidewaiter.node.intake.IntakeNode;
import org.tidewaiter.node.intake.IntakeNode.Reply;
import org.tidewaiter.node.intake.IntakeTest;
import org.tidewaiter.node.intake.Tables;
import org.tidewaiter.report.ReportJson;
import tools.jackson.databind.JsonNode;

@IntakeTest
class ReportIntakeApiTest {

    private static final String REPORTS = "/api/v1/reports";
    private static final String NDJSON = "application/x-ndjson";

    private final JdbcClient sql;
    private IntakeNode officer;
    private IntakeNode coordinator;

    @LocalServerPort
    private int port;

    @Autowired
    ReportIntakeApiTest(JdbcClient sql) {
        this.sql = sql;
    }

    @BeforeEach
    void programs() {
        officer = new IntakeNode(port, IntakeNode.OFFICER);
        coordinator = new IntakeNode(port, IntakeNode.COORDINATOR);
    }

    @Test
    void recordsAReportAndReleasesItByAgreement() {
        Reply reply = officer.post(REPORTS, Cases.cigarettes());
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        JsonNode answer = reply.json();
        assertThat(answer.path("state").stringValue()).isEqualTo("SIGNED");
        assertThat(answer.path("originator").stringValue()).isEqualTo("EE-CUSTOMS");
        assertThat(UUID.fromString(answer.path("number").stringValue()).version())
                .isEqualTo(7);
    }

    @Test
    void completesTheReportingCountryAndDecidesTheProvenance() {
        String document = Seizures.with(Cases.cigarettes(), "\"provenance\":\"NCEN\"");
        String record = officer.post(REPORTS, document).json().path("record").stringValue();
        JsonNode content = content(record);
        assertThat(content.path("provenance").stringValue()).isEqualTo("API");
        assertThat(content.path("reportingCountry").stringValue()).isEqualTo("EE");
    }

    @Test
    void refusesTheReportingCountryOfAnother() {
        Reply reply = officer.post(REPORTS, Seizures.with(Cases.cigarettes(), "\"reportingCountry\":\"LV\""));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/faults/0/path").stringValue()).isEqualTo("reportingCountry");
        assertThat(reply.json().at("/faults/0/rule").stringValue()).isEqualTo("reporting-country-own");
    }

    @Test
    void refusesGeneratedCasesOutsideADemonstration() {
        Reply reply = officer.post(REPORTS, Seizures.with(Cases.cigarettes(), "\"provenance\":\"GENERATED\""));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/faults/0/rule").stringValue()).isEqualTo("generated-in-demonstration");
    }

    @Test
    void namesAllFaultsAtOnceInTheLanguageOfTheCaller() {
        String document = Seizures.with(Cases.noQuantity(), "\"reportingCountry\":\"LV\"");
        Reply reply = officer.post(REPORTS, "application/json", document, Map.of("Accept-Language", "fr"));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json()
                        .path("faults")
                        .valueStream()
                        .map(fault -> fault.path("path").stringValue()))
                .contains("reportingCountry", "goods[0].quantity.amount");
        assertThat(reply.json().at("/faults/0/message").stringValue()).startsWith("Le pays déclarant");
    }

    @Test
    void refusesAnUnknownFieldWithoutRepeatingItsValue() {
        Reply reply = officer.post(REPORTS, Seizures.with(Cases.cigarettes(), "\"driverName\":\"Planted Name\""));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body()).contains("unknown-name").doesNotContain("Planted");
    }

    @Test
    void namesTheFaultsBesideADateOfTheWrongForm() {
        String document = Cases.noQuantity()
                .replaceFirst("\"date\":\"[0-9-]+\"", "\"date\":\"32.5.2026\"")
                .replaceFirst("\\{", "{\"reportingCountry\":\"LV\",\"driverName\":\"Planted Name\",");
        List<String> told = List.of(
                "reporting-country-own reportingCountry",
                "quantity-positive goods[0].quantity.amount",
                "wrong-type eventDate.date");

        Reply one = officer.post(REPORTS, document);
        assertThat(one.status()).as(one.body()).isEqualTo(422);
        assertThat(faults(one.json())).containsAll(told).hasSize(told.size() + 1);
        assertThat(one.body()).doesNotContain("Planted");

        Reply many = coordinator.post(REPORTS, NDJSON, Cases.line(document), Map.of());
        assertThat(faults(answers(many).getFirst())).containsAll(told);

        String record =
                officer.post(REPORTS, Cases.cigarettes()).json().path("record").stringValue();
        Reply correction = officer.post(
                "/api/v1/records/" + record + "/corrections", document.replaceFirst("\\{", "{\"seenVersion\":1,"));
        assertThat(correction.status()).as(correction.body()).isEqualTo(422);
        assertThat(faults(correction.json())).containsAll(told);
    }

    private static List<String> faults(JsonNode answer) {
        return answer.path("faults")
                .valueStream()
                .map(fault -> fault.path("rule").stringValue() + " "
                        + fault.path("path").stringValue())
                .toList();
    }

    @Test
    void refusesCharactersThatNobodyCanRead() {
        Reply reply = officer.post(REPORTS, Cases.cigarettes().replace("Narva-1", "Narva" + "\\" + "u0000"));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/faults/0/path").stringValue()).isEqualTo("place.post");
        assertThat(reply.json().at("/faults/0/rule").stringValue()).isEqualTo("text-characters");
    }

    @Test
    void answersWhatIsThereAlreadyUnderTheSameSourceKey() {
        Reply first = officer.post(REPORTS, Cases.cigarettes("register-1"));
        Reply second = officer.post(REPORTS, Cases.cigarettes("register-1"));
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().path("record")).isEqualTo(first.json().path("record"));
    }

    @Test
    void replaysTheAnswerOfAnIdempotencyKey() {
        var key = Map.of("Idempotency-Key", "k-" + UUID.randomUUID());
        Reply first = officer.post(REPORTS, "application/json", Cases.cigarettes(), key);
        Reply second = officer.post(REPORTS, "application/json", Cases.cigarettes(), key);
        assertThat(first.status()).isEqualTo(201);
        assertThat(second).isEqualTo(first);
    }

    @Test
    void refusesAnIdempotencyKeyWithAnotherRequest() {
        var key = Map.of("Idempotency-Key", "k-" + UUID.randomUUID());
        officer.post(REPORTS, "application/json", Cases.cigarettes(), key);
        Reply other = officer.post(REPORTS, "application/json", Cases.cigarettes("other"), key);
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.json().path("code").stringValue()).isEqualTo("idempotency-key-used");
    }

    @Test
    void letsARefusedRequestBeMendedUnderTheSameKey() {
        var key = Map.of("Idempotency-Key", "k-" + UUID.randomUUID());
        assertThat(officer.post(REPORTS, "application/json", Cases.noQuantity(), key)
                        .status())
                .isEqualTo(422);
        assertThat(officer.post(REPORTS, "application/json", Cases.cigarettes(), key)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void keepsTheDriverSealed() {
        String record =
                officer.post(REPORTS, Cases.cigarettes()).json().path("record").stringValue();
        assertThat(sql.sql("select count(*) from nominal.record where record = ?::uuid")
                        .param(record)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(Tables.thatHold(sql, "Planted Drivername")).isEmpty();
        assertThat(Tables.thatHold(sql, "Narva-1")).asString().contains("registry.revision");
    }

    @Test
    void takesTheGoodLinesOfABatchAndRefusesTheBad() {
        String lines = Cases.line(Cases.cigarettes("batch-1")) + "{\"formType\":\n" + Cases.line(Cases.noQuantity())
                + "\n" + Cases.line(Cases.cigarettes("batch-1"));
        Reply reply = coordinator.post(REPORTS, NDJSON, lines, Map.of());
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(answers(reply))
                .extracting(answer -> answer.path("line").intValue() + " "
                        + answer.path("outcome").stringValue())
                .containsExactly("1 accepted", "2 refused", "3 refused", "5 already-there");
        JsonNode second = answers(reply).get(1);
        assertThat(second.at("/faults/0/rule").stringValue()).isEqualTo("not-json");
        assertThat(answers(reply).get(2).at("/faults/0/path").stringValue()).isEqualTo("goods[0].quantity.amount");
    }

    @Test
    void changesNothingWhenABatchComesTwice() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 1_200; i++) {
            lines.append(Cases.line(Cases.cigarettes("twice-" + i)));
        }
        assertThat(outcomes(coordinator.post(REPORTS, NDJSON, lines.toString(), Map.of())))
                .isEqualTo(Map.of("accepted", 1_200L));
        long before = count();
        assertThat(outcomes(coordinator.post(REPORTS, NDJSON, lines.toString(), Map.of())))
                .isEqualTo(Map.of("already-there", 1_200L));
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void findsTheReportsOfABatchAgainUnderItsIdempotencyKey() {
        var key = Map.of("Idempotency-Key", "b-" + UUID.randomUUID());
        String lines = Cases.line(Cases.cigarettes()) + Cases.line(Cases.cigarettes());
        assertThat(outcomes(coordinator.post(REPORTS, NDJSON, lines, key))).isEqualTo(Map.of("accepted", 2L));
        assertThat(outcomes(coordinator.post(REPORTS, NDJSON, lines, key))).isEqualTo(Map.of("already-there", 2L));
    }

    @Test
    void refusesALineThatIsTooLongAlone() {
        String lines = Cases.line(Seizures.with(
                        Cases.cigarettes(), "\"summary\":\"" + "x".repeat(LineIntake.LONGEST_LINE) + "\""))
                + Cases.line(Cases.cigarettes());
        assertThat(outcomes(coordinator.post(REPORTS, NDJSON, lines, Map.of())))
                .isEqualTo(Map.of("refused", 1L, "accepted", 1L));
    }

    @Test
    void refusesOneReportBeyondItsBound() {
        Reply reply = officer.post(
                REPORTS,
                Seizures.with(Cases.cigarettes(), "\"summary\":\"" + "x".repeat(LineIntake.LONGEST_LINE) + "\""));
        assertThat(reply.status()).isEqualTo(413);
    }

    @Test
    void takesBatchesOnlyFromThoseWhoMayImport() {
        assertThat(officer.post(REPORTS, NDJSON, Cases.line(Cases.cigarettes()), Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(new IntakeNode(port, IntakeNode.ANALYST)
                        .post(REPORTS, Cases.cigarettes())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void describesItselfAsOpenApi() {
        JsonNode described = officer.get("/api/openapi.json").json();
        assertThat(described.path("paths").propertyNames())
                .contains(REPORTS, "/api/v1/vocabulary/{list}", "/api/v1/records/{record}/release");
        assertThat(described
                        .at("/paths/~1api~1v1~1reports/post/requestBody/content")
                        .propertyNames())
                .contains("application/json", NDJSON);
    }

    @Test
    void describesWhatMayBeAskedAndHowAndNothingInternal() {
        JsonNode described = officer.get("/api/openapi.json").json();

        assertThat(described.at("/info/title").stringValue()).isEqualTo("Tidewaiter");
        assertThat(described.at("/info/version").stringValue()).isEqualTo("1");
        assertThat(described.at("/info/description").stringValue()).contains("problem+json");
        assertThat(described.at("/components/securitySchemes/token/scheme").stringValue())
                .isEqualTo("bearer");
        assertThat(described.path("security").get(0).propertyNames()).containsExactly("token");
        assertThat(described.findValues("parameters").stream()
                        .flatMap(JsonNode::valueStream)
                        .map(parameter -> parameter.path("name").stringValue()))
                .isNotEmpty()
                .doesNotContain("scope", "filters");
        for (String address : List.of("~1reports", "~1reports~1count", "~1reports~1export")) {
            assertThat(described
                            .at("/paths/~1api~1v1" + address + "/get/parameters")
                            .valueStream()
                            .map(parameter -> parameter.path("name").stringValue()))
                    .as(address)
                    .containsAll(ExportFilters.NAMES);
        }
    }

    @Test
    void servesCodeListsWithTypeAheadInBothLanguages() {
        JsonNode found = officer.get("/api/v1/vocabulary/country?q=estonie").json();
        assertThat(found.at("/codes/0/code").stringValue()).isEqualTo("EE");
        assertThat(officer.get("/api/v1/vocabulary/no-such").status()).isEqualTo(404);
        assertThat(officer.get("/api/v1/schema/report").json().path("$schema").stringValue())
                .contains("2020-12");
    }

    private JsonNode content(String record) {
        return ReportJson.mapper()
                .readTree(sql.sql("select content::text from registry.revision join registry.report on report.id ="
                                + " revision.report_id where record = ?::uuid")
                        .param(record)
                        .query(String.class)
                        .single());
    }

    private long count() {
        return sql.sql("select count(*) from registry.report").query(Long.class).single();
    }

    private static java.util.List<JsonNode> answers(Reply reply) {
        return Stream.of(reply.body().split("\n"))
                .map(line -> ReportJson.mapper().readTree(line))
                .toList();
    }

    private static Map<String, Long> outcomes(Reply reply) {
        return answers(reply).stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        answer -> answer.path("outcome").stringValue(), java.util.stream.Collectors.counting()));
    }
}
