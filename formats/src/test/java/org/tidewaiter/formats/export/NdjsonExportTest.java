package org.tidewaiter.formats.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.tidewaiter.formats.export.ExportAbout.Rows;
import org.tidewaiter.formats.table.RandomReports;
import org.tidewaiter.report.ReportJson;
import org.tidewaiter.report.SeizureReport;
import tools.jackson.databind.JsonNode;

class NdjsonExportTest {

    private static final ExportAbout ABOUT = Written.about(Locale.FRENCH, Rows.GOODS_LINES);

    @Property(tries = 100)
    void whatIsWrittenIsReadBack(@ForAll long seed) throws IOException {
        SeizureReport report = new RandomReports(new SplittableRandom(seed)).next();
        List<JsonNode> lines = lines(Written.file(ExportFormat.NDJSON, ABOUT, List.of(report)));
        assertThat(lines).hasSize(3);
        SeizureReport read = ReportJson.mapper().treeToValue(lines.get(1).get("report"), SeizureReport.class);
        assertThat(ReportJson.mapper().<JsonNode>valueToTree(read))
                .isEqualTo(ReportJson.mapper().<JsonNode>valueToTree(report));
    }

    @Test
    void beginsWithItsFormatAndEndsWithItsCounts() throws IOException {
        SeizureReport report = new RandomReports(new SplittableRandom(3)).next();
        List<JsonNode> lines = lines(Written.file(ExportFormat.NDJSON, ABOUT, List.of(report, report)));
        assertThat(lines.getFirst().at("/export/format").asString()).isEqualTo("tidewaiter-reports/1");
        assertThat(lines.getLast().at("/end/cases").asInt()).isEqualTo(2);
        assertThat(lines.getLast().at("/end/seizures").asInt())
                .isEqualTo(2 * report.goods().size());
        assertThat(lines.getLast().at("/end/says/Filtres").asString()).isEqualTo("Tobacco · by Road");
    }

    @Test
    void aFileThatBrokeOffLacksItsEnd() throws IOException {
        SeizureReport report = new RandomReports(new SplittableRandom(3)).next();
        assertThat(new String(Written.withoutEnd(ExportFormat.NDJSON, List.of(report)), StandardCharsets.UTF_8))
                .doesNotContain("\"end\"");
    }

    private static List<JsonNode> lines(byte[] file) {
        return new String(file, StandardCharsets.UTF_8)
                .lines()
                .map(line -> ReportJson.mapper().readTree(line))
                .toList();
    }
}
