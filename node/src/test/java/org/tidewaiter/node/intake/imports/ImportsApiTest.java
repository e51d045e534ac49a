package org.tidewaiter.node.intake.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.tidewaiter.node.intake.IntakeNode;
import org.tidewaiter.node.intake.IntakeNode.Reply;
import org.tidewaiter.node.intake.IntakeTest;
import tools.jackson.databind.JsonNode;

/** Imports over the API: from upload to result for each format, and what is refused on the way. */
@IntakeTest
@TestPropertySource(properties = {"tidewaiter.node.originator=EE-CUSTOMS", "tidewaiter.imports.largest=1MB"})
class ImportsApiTest {

    private static final String MAPPING = """
        mapping: %s
        version: 1
        title: A table of cigarettes
        source: { publisher: Test, licence: "-", attribution: Test }
        file: %s
        reports: { key: No, as: text, exact-repeats: keep, on-disagreement: refuse-report, on-refused-row: refuse-report }
        report:
          formType: SIMPLIFIED
          provenance: FILE
          eventKind: SEIZURE
          eventDate: { column: Date, as: date, formats: [yyyy-MM-dd] }
          reportingAgency: CUSTOMS
          discoveryCountry: EE
          locationType: LAND_BORDER_CROSSING
          transport.mode: "3"
        goods:
          category: TOBACCO
          subcategory: { column: Goods, codes: { Cigarettes: CIGARETTES } }
          quantity.amount: { column: Sticks, as: decimal }
          quantity.unit: H87
          quantity.basis: COUNTED
          takenAs: SEIZED
        """;
    private static final String CSV =
            "{ format: csv, charset: UTF-8, separator: \",\", header: first-row, last-line-end: optional }";

    private IntakeNode coordinator;
    private IntakeNode officer;

    @LocalServerPort
    private int port;

    @BeforeEach
    void connect() {
        coordinator = new IntakeNode(port, IntakeNode.COORDINATOR);
        officer = new IntakeNode(port, IntakeNode.OFFICER);
    }

    private String mapping(String name, String file) {
        Reply kept = coordinator.put("/api/v1/mappings/" + name, "application/yaml", MAPPING.formatted(name, file));
        assertThat(kept.status()).as(kept.body()).isEqualTo(200);
        return name;
    }

    private String brought(String name, byte[] content, String mapping) {
        Reply reply = coordinator.file("/api/v1/imports?name=" + name + "&mapping=" + mapping, content);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.json().path("state").stringValue()).isEqualTo(mapping.isEmpty() ? "uploaded" : "mapped");
        return "/api/v1/imports/" + reply.json().path("id").stringValue();
    }

    private JsonNode awaited(String path, String state) {
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        coordinator.get(path).json().path("state").stringValue().equals(state));
        return coordinator.get(path).json();
    }

    private JsonNode run(String path) {
        assertThat(coordinator.post(path + "/start", "").status()).isEqualTo(200);
        return awaited(path, "done");
    }

    private static void assertFigures(JsonNode done, int accepted, int alreadyThere, int refused) {
        assertThat(List.of(
                        done.path("accepted").intValue(),
                        done.path("alreadyThere").intValue(),
                        done.path("refused").intValue()))
                .as(done.toString())
                .containsExactly(accepted, alreadyThere, refused);
    }

    @Test
    void bringsInATextTableAndASecondImportChangesNothing() {
        String mapping = mapping("api-csv", CSV);
        byte[] file = "No,Date,Goods,Sticks\nA1,2026-01-02,Cigarettes,200\nA2,2026-01-03,Snuff,10\n"
                .getBytes(StandardCharsets.UTF_8);
        String path = brought("table.csv", file, mapping);
        coordinator.post(path + "/trial", "");
        JsonNode tried = awaited(path, "tried").path("trial");
        assertThat(tried.path("fit").intValue()).isEqualTo(1);
        assertThat(tried.path("faults").path(0).path("rule").stringValue()).isEqualTo("cell.unlisted");
        assertFigures(run(path), 1, 0, 1);
        assertFigures(run(brought("table.csv", file, mapping)), 0, 1, 1);
        String refused = coordinator.get(path + "/refused.csv").body();
        assertThat(refused).startsWith("row,rule,message,No,Date,Goods,Sticks");
        byte[] corrected = refused.replace("Snuff", "Cigarettes").getBytes(StandardCharsets.UTF_8);
        assertFigures(run(brought("refused.csv", corrected, mapping)), 1, 0, 0);
    }

    @Test
    void bringsInAForeignJsonList() {
        String mapping = mapping("api-json", "{ format: json, decimal: \".\" }");
        byte[] file = """
            [{"No": "J1", "Date": "2026-01-02", "Goods": "Cigarettes", "Sticks": 400},
             {"No": "J2", "Date": "2026-01-04", "Goods": "Cigarettes", "Sticks": 600}]\
            """.getBytes(StandardCharsets.UTF_8);
        assertFigures(run(brought("list.json", file, mapping)), 2, 0, 0);
    }

    @Test
    void bringsInAWorkbook() throws IOException {
        String mapping = mapping("api-xlsx", "{ format: xlsx, header: first-row, decimal: \".\" }");
        byte[] file =
                workbook(List.of("No", "Date", "Goods", "Sticks"), List.of("X1", "2026-01-02", "Cigarettes", "200"));
        assertFigures(run(brought("book.xlsx", file, mapping)), 1, 0, 0);
    }

    @Test
    void bringsInReportsInTheirOwnFormWithoutAMapping() {
        String report =
                "{\"formType\":\"SIMPLIFIED\",\"provenance\":\"FILE\",\"eventKind\":\"SEIZURE\",\"sourceKey\":\"own:1\",\"eventDate\":{\"date\":\"2026-01-02\",\"precision\":\"DAY\"},\"reportingAgency\":\"CUSTOMS\",\"discoveryCountry\":\"EE\",\"locationType\":\"LAND_BORDER_CROSSING\",\"transport\":{\"mode\":\"3\"},\"goods\":[{\"category\":\"TOBACCO\",\"subcategory\":\"CIGARETTES\",\"takenAs\":\"SEIZED\",\"quantity\":{\"amount\":\"200\",\"unit\":\"H87\",\"basis\":\"COUNTED\"}}]}\n";
        byte[] file = (report + "{oops\n").getBytes(StandardCharsets.UTF_8);
        JsonNode done = run(brought("own.ndjson", file, "reports"));
        assertFigures(done, 1, 0, 1);
    }

    @Test
    void pausesAndGoesOnToTheSameEnd() {
        String mapping = mapping("api-pause", CSV);
        StringBuilder rows = new StringBuilder("No,Date,Goods,Sticks\n");
        for (int i = 0; i < 1_500; i++) {
            rows.append("P").append(i).append(",2026-01-02,Cigarettes,200\n");
        }
        String path = brought("pause.csv", rows.toString().getBytes(StandardCharsets.UTF_8), mapping);
        coordinator.post(path + "/start", "");
        assertThat(coordinator.post(path + "/pause", "").status()).isEqualTo(200);
        awaited(path, "paused");
        assertThat(coordinator.post(path + "/pause", "").status()).isEqualTo(409);
        assertThat(coordinator.post(path + "/resume", "").status()).isEqualTo(200);
        assertFigures(awaited(path, "done"), 1_500, 0, 0);
    }

    @Test
    void withdrawsAnImportAsAWhole() {
        String mapping = mapping("api-undo", CSV);
        byte[] file = "No,Date,Goods,Sticks\nU1,2026-01-02,Cigarettes,200\nU2,2026-01-03,Cigarettes,10\n"
                .getBytes(StandardCharsets.UTF_8);
        String path = brought("undo.csv", file, mapping);
        run(path);
        assertThat(coordinator
                        .post(path + "/withdrawal", "{\"reason\":\"no such reason\"}")
                        .status())
                .isEqualTo(422);
        assertThat(coordinator
                        .post(path + "/withdrawal", "{\"reason\":\"DUPLICATE\"}")
                        .status())
                .isEqualTo(200);
        JsonNode withdrawal = awaited(path, "withdrawn").path("withdrawal");
        assertThat(withdrawal.path("done").intValue()).isEqualTo(2);
        assertThat(withdrawal.path("reports").intValue()).isEqualTo(2);
        assertThat(coordinator.post(path + "/start", "").status()).isEqualTo(409);
    }

    @Test
    void refusesAMappingWithErrorsAndNamesTheirPlace() {
        Reply reply = coordinator.put(
                "/api/v1/mappings/bad",
                "application/yaml",
                MAPPING.formatted("bad", CSV).replace("takenAs: SEIZED", "takenUp: SEIZED"));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().path("faults").path(0).path("rule").stringValue())
                .isEqualTo("mapping.unknown-field");
        assertThat(reply.json().path("faults").path(0).path("path").stringValue())
                .isEqualTo("goods.takenUp");
    }

    @Test
    void keepsEachMappingAsVersions() {
        mapping("api-versions", CSV);
        mapping("api-versions", CSV);
        String changed = MAPPING.formatted("api-versions", CSV)
                .replace("locationType: LAND_BORDER_CROSSING", "locationType: UNKNOWN");
        Reply second = coordinator.put("/api/v1/mappings/api-versions", "application/yaml", changed);
        assertThat(second.json().path("version").intValue()).isEqualTo(2);
        assertThat(second.json().path("madeBy").stringValue()).isEqualTo("coordinator");
        assertThat(coordinator.get("/api/v1/mappings/api-versions?version=1").body())
                .contains("LAND_BORDER_CROSSING");
        assertThat(coordinator.get("/api/v1/mappings/api-versions").body()).contains("version: 2", "UNKNOWN");
        assertThat(coordinator.get("/api/v1/mappings").body()).contains("us-cbp-weapons", "api-versions");
        assertThat(coordinator
                        .put("/api/v1/mappings/us-cbp-weapons", "application/yaml", changed)
                        .status())
                .isEqualTo(422);
    }

    @Test
    void refusesAFileThatLiesAboutItsFormat() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("letter.txt"));
            out.write("no workbook".getBytes(StandardCharsets.UTF_8));
        }
        Reply reply = coordinator.file("/api/v1/imports?name=book.xlsx", zip.toByteArray());
        assertThat(reply.status()).as(reply.body()).isEqualTo(422);
        assertThat(reply.json().path("faults").path(0).path("message").stringValue())
                .isNotBlank();
    }

    @Test
    void refusesAFileThatIsTooLargeAndKeepsNothing() {
        Reply reply = coordinator.file("/api/v1/imports?name=large.csv", new byte[(1 << 20) + 1]);
        assertThat(reply.status()).isEqualTo(413);
        assertThat(coordinator.get("/api/v1/imports").body()).doesNotContain("large.csv");
    }

    @Test
    void keepsAnImportToTheAccountThatBroughtIt() {
        String path = brought("mine.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8), "");
        assertThat(officer.get(path).status()).isEqualTo(403);
        assertThat(new IntakeNode(port, IntakeNode.SECOND).get(path).status()).isEqualTo(404);
        assertThat(coordinator.post(path + "/start", "").status()).isEqualTo(409);
        assertThat(coordinator.delete(path).status()).isEqualTo(204);
        assertThat(coordinator.get(path).status()).isEqualTo(404);
    }

    /** A workbook with one sheet of texts in it. */
    @SafeVarargs
    private static byte[] workbook(List<String>... rows) throws IOException {
        StringBuilder sheet = new StringBuilder(
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        for (int i = 0; i < rows.length; i++) {
            sheet.append("<row r=\"").append(i + 1).append("\">");
            for (int j = 0; j < rows[i].size(); j++) {
                sheet.append("<c r=\"%c%d\" t=\"inlineStr\"><is><t>%s</t></is></c>"
                        .formatted('A' + j, i + 1, rows[i].get(j)));
            }
            sheet.append("</row>");
        }
        String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        Map<String, String> parts = Map.of(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
                        + " Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"rels\""
                        + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override"
                        + " PartName=\"/xl/workbook.xml\""
                        + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override"
                        + " PartName=\"/xl/worksheets/sheet1.xml\""
                        + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>",
                "_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
                        + " Id=\"r1\""
                        + " Type=\"" + relations + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
                "xl/workbook.xml",
                "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + relations
                        + "\"><sheets><sheet name=\"Cases\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
                        + " Id=\"r1\""
                        + " Type=\"" + relations + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
                "xl/worksheets/sheet1.xml",
                sheet.append("</sheetData></worksheet>").toString());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                out.putNextEntry(new ZipEntry(part.getKey()));
                out.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
