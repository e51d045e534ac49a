package org.tidewaiter.node.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tidewaiter.exchange.version.SignedVersion;
import org.tidewaiter.node.intake.IntakeNode.Reply;
import org.tidewaiter.report.ReportJson;
import tools.jackson.databind.JsonNode;

/** What was handed in over the API is taken away as files. */
@IntakeTest
class ReportExportTest {

    private static final String EXPORT = "/api/v1/reports/export?format=";

    private final JdbcClient sql;
    private IntakeNode coordinator;
    private IntakeNode officer;
    private IntakeNode analyst;

    @TempDir
    private Path folder;

    @LocalServerPort
    private int port;

    @Autowired
    ReportExportTest(JdbcClient sql) {
        this.sql = sql;
    }

    @BeforeEach
    void programs() {
        sql.sql("truncate registry.report cascade").update();
        coordinator = new IntakeNode(port, IntakeNode.COORDINATOR);
        officer = new IntakeNode(port, IntakeNode.OFFICER);
        analyst = new IntakeNode(port, IntakeNode.ANALYST);
        assertThat(coordinator.post("/api/v1/reports", Cases.cigarettes()).status())
                .isEqualTo(201);
        assertThat(coordinator
                        .post("/api/v1/reports", Cases.cigarettes().replace("Narva-1", "=HYPERLINK(1)"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void csvHoldsWhatTheSearchCounts() {
        Reply file = analyst.get(EXPORT + "csv");
        assertThat(file.status()).isEqualTo(200);
        List<String> lines = file.body().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.getFirst()).startsWith("export.row,export.originator,export.number");
        assertThat(lines.getLast()).contains("# end rows=2 cases=2 seizures=2.");
        assertThat(analyst.get(EXPORT + "csv&category=DRUGS").body()).contains("# end rows=0 cases=0 seizures=0.");
        assertThat(analyst.get(EXPORT + "csv&rows=reports").body()).contains("goods.count");
    }

    @Test
    void personalDataIsInNoFileWhoeverAsks() {
        for (String format : List.of("csv", "ndjson", "signed")) {
            assertThat(coordinator.get(EXPORT + format).body())
                    .as(format)
                    .contains("EE-CUSTOMS")
                    .doesNotContain("Drivername", "EE-2026-00417");
        }
    }

    @Test
    void noCellRunsAsAFormula() {
        assertThat(analyst.get(EXPORT + "csv").body())
                .contains(",'=HYPERLINK(1)")
                .doesNotContain(",=HYPERLINK");
    }

    @Test
    void ndjsonHoldsTheReportsOfTheApi() {
        List<JsonNode> lines = lines(analyst.get(EXPORT + "ndjson&q=narva"));
        assertThat(lines).hasSize(3);
        String path = "/api/v1/reports/" + lines.get(1).path("originator").asString() + "/"
                + lines.get(1).path("number").asString();
        assertThat(lines.get(1).path("report"))
                .isEqualTo(analyst.get(path).json().path("report"));
    }

    @Test
    void signedHoldsTheTokensThatWereSigned() {
        List<JsonNode> lines = lines(analyst.get(EXPORT + "signed"));
        assertThat(lines.getFirst().at("/export/format").asString()).isEqualTo("tidewaiter-signed/1");
        JsonNode version = lines.get(1).path("version");
        SignedVersion signed = SignedVersion.parse(version.path("sdJwt").asString());
        assertThat(signed.digest().text()).isEqualTo(version.path("digest").asString());
        assertThat(lines.get(3).at("/keys/ids/0").asString())
                .isEqualTo(version.path("key").asString())
                .isNotBlank();
        assertThat(lines.getLast().at("/end/versions").asInt()).isEqualTo(2);
    }

    @Test
    void aSpreadsheetHasTwoSheetsAndItsNameSaysWhenceItComes() throws Exception {
        HttpResponse<byte[]> answer = bytes("xlsx");
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .matches("attachment; filename=\"tidewaiter-EE-\\d{8}T\\d{6}Z\\.xlsx\"");
        Path file = folder.resolve("found.xlsx");
        Files.write(file, answer.body());
        try (ZipFile archive = new ZipFile(file.toFile())) {
            assertThat(archive.stream().map(ZipEntry::getName))
                    .contains("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml");
        }
    }

    @Test
    void eachFileIsInTheAuditTrailWithFilterAndCount() {
        String reference = lines(analyst.get(EXPORT + "ndjson&category=TOBACCO&q=Somebody"))
                .getFirst()
                .at("/export/reference")
                .asString();
        assertThat(sql.sql("select action || ' ' || details::text from audit.entry where subject = ? order by position")
                        .param(reference)
                        .query(String.class)
                        .list())
                .hasSize(2)
                .allMatch(entry -> entry.contains("category=TOBACCO,words=some") && !entry.contains("Somebody"))
                .first()
                .asString()
                .startsWith("reports.export-begun");
    }

    @Test
    void anOfficerGetsTheOwnOfficesCasesOnly() {
        assertThat(officer.get(EXPORT + "csv").body()).contains("# end rows=0 cases=0 seizures=0.");
        assertThat(officer.post("/api/v1/reports", Cases.cigarettes()).status()).isEqualTo(201);
        assertThat(officer.get(EXPORT + "csv").body()).contains("# end rows=1 cases=1 seizures=1.");
    }

    @Test
    void refusesWhatCannotBeWritten() {
        assertThat(analyst.get(EXPORT + "pdf").status()).isEqualTo(400);
        assertThat(analyst.get(EXPORT + "csv&category=NONE").status()).isEqualTo(400);
        Reply withdrawn = analyst.get(EXPORT + "csv&state=WITHDRAWN");
        assertThat(withdrawn.status()).isEqualTo(422);
        assertThat(withdrawn.json().path("code").asString()).isEqualTo("export-withdrawn");
    }

    /** The second page of the file cannot be read: what was begun is broken off, on the wire too. */
    @Test
    void aFileThatBreaksOffLacksItsEndAndSoDoesTheAnswer() {
        StringBuilder many = new StringBuilder();
        for (int count = 0; count < 260; count++) {
            many.append(Cases.line(Cases.cigarettes("k" + count)));
        }
        coordinator.post("/api/v1/reports", "application/x-ndjson", many.toString(), java.util.Map.of());
        sql.sql("update registry.version set disclosures = '{broken}' where report_id ="
                        + " (select min(report_id) from registry.version)")
                .update();
        assertThatThrownBy(() -> bytes("csv")).isInstanceOf(IOException.class);
        assertThat(sql.sql("select count(*) from audit.entry where action = 'reports.export-broken'")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/export?format=csv&categroy=DRUGS", "/count?categroy=DRUGS", "?categroy=DRUGS"})
    void aFilterOfANameThatIsNoneIsRefusedAndNotPassedOver(String misspelt) {
        Reply reply = analyst.get("/api/v1/reports" + misspelt);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("unknown-filter", "subcategory").doesNotContain("categroy");
    }

    @Test
    void thePageOffersTheFormatsAndSaysWhatIsNotInThem() {
        Browser browser = Browser.signedIn(port, "en", "coordinator");
        assertThat(browser.get("/reports?category=TOBACCO").html())
                .contains("/reports/export?category=TOBACCO&amp;format=xlsx")
                .contains("Personal data is never in an export, whoever asks for it");
        assertThat(browser.get("/reports/export?format=csv").html()).startsWith("export.row,");
    }

    private HttpResponse<byte[]> bytes(String format) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + EXPORT + format))
                                .header("Authorization", "Bearer " + IntakeNode.ANALYST)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    private static List<JsonNode> lines(Reply reply) {
        return reply.body()
                .lines()
                .map(line -> ReportJson.mapper().readTree(line))
                .toList();
    }
}
