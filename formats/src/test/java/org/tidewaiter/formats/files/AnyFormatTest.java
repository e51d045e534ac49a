package org.tidewaiter.formats.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewaiter.formats.imports.ImportItem;
import org.tidewaiter.formats.imports.ImportLimits;
import org.tidewaiter.formats.imports.ImportReader;
import org.tidewaiter.formats.imports.RefusedRows;
import org.tidewaiter.formats.imports.Yaml;
import org.tidewaiter.formats.mapping.Mapping;
import org.tidewaiter.formats.rows.FileSource;
import org.tidewaiter.formats.xlsx.WorkbookFile;
import org.tidewaiter.report.Submission;
import tools.jackson.databind.json.JsonMapper;

/** The same rows in each format make the same reports, and the same rows are refused. */
class AnyFormatTest {

    private static final List<String> HEADER = List.of("Fall", "Datum", "Art", "Menge");
    private static final List<List<String>> ROWS = List.of(
            List.of("A-1", "5.3.2024", "Zigaretten", "1.000,5"),
            List.of("A-1", "5.3.2024", "Zigarren", "7"),
            List.of("A-2", "30.2.2024", "Zigarren", "7"),
            List.of("M\u00fcller & S\u00f6hne", "6.3.2024", "Zigarren", "=1+1"),
            List.of("A-4", "7.3.2024", "zigarren", "9"));
    private static final String RULES = """
            reports: {key: Fall, as: text, exact-repeats: keep, on-disagreement: refuse-report, on-refused-row: refuse-report}
            report:
              formType: SIMPLIFIED
              provenance: FILE
              eventKind: SEIZURE
              eventDate: {column: Datum, as: date, formats: d.M.yyyy}
            goods:
              category: TOBACCO
              subcategory: {column: Art, codes: {Zigaretten: CIGARETTES, Zigarren: CIGARS}}
              quantity.amount: {column: Menge, as: decimal, decimal: ",", thousands: .}
              quantity.unit: H87
            """;

    static Stream<Arguments> formats() throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        List<Map<String, String>> objects = new ArrayList<>();
        ROWS.forEach(row -> {
            Map<String, String> object = new LinkedHashMap<>();
            for (int at = 0; at < HEADER.size(); at++) {
                object.put(HEADER.get(at), row.get(at));
            }
            objects.add(object);
        });
        StringBuilder lines = new StringBuilder();
        objects.forEach(object -> lines.append(json.writeValueAsString(object)).append('\n'));
        List<List<String>> all = new ArrayList<>(List.of(HEADER));
        all.addAll(ROWS);
        return Stream.of(
                Arguments.of("{format: csv, charset: UTF-8, separator: \";\"}", csv(StandardCharsets.UTF_8)),
                Arguments.of(
                        "{format: csv, charset: windows-1252, separator: \";\"}", csv(Charset.forName("windows-1252"))),
                Arguments.of("{format: csv, charset: UTF-16LE, separator: \";\"}", csv(StandardCharsets.UTF_16LE)),
                Arguments.of("{format: xlsx, decimal: \",\"}", WorkbookFile.of(all)),
                Arguments.of("{format: json, decimal: \",\"}", text(json.writeValueAsString(objects))),
                Arguments.of("{format: json, list: r}", text(json.writeValueAsString(Map.of("r", objects)))),
                Arguments.of("{format: ndjson}", text(lines.toString())));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void makesTheSameReportsOfTheSameRows(String shape, FileSource file) throws IOException {
        Mapping mapping = Yaml.mapping(shape, RULES);
        List<ImportItem> items = read(file, mapping);
        assertThat(submissions(items)).isEqualTo(submissions(read(csv(StandardCharsets.UTF_8), Yaml.mapping(RULES))));
        assertThat(submissions(items)).extracting(Submission::sourceKey).containsExactly("made:A-1", "made:A-4");
        assertThat(items)
                .filteredOn(ImportItem.RefusedRow.class::isInstance)
                .map(ImportItem.RefusedRow.class::cast)
                .extracting(item -> item.faults().getFirst().rule())
                .containsExactly("cell.date", "cell.formula");
    }

    @ParameterizedTest
    @MethodSource("formats")
    void takesItsRefusedRowsAgainOnceCorrected(String shape, FileSource file) throws IOException {
        Mapping mapping = Yaml.mapping(shape, RULES);
        StringWriter text = new StringWriter();
        try (ImportReader reader = ImportReader.open(file, mapping, ImportLimits.defaults());
                RefusedRows refused =
                        new RefusedRows(text, mapping.shape().separator(), reader.columns(), Locale.FRENCH)) {
            while (reader.hasNext()) {
                if (reader.next() instanceof ImportItem.RefusedRow row) {
                    refused.write(row.row(), row.faults());
                }
            }
        }
        String corrected = text.toString().replace("30.2.2024", "29.2.2024").replace("'=1+1", "2");
        assertThat(submissions(read(text(corrected), mapping)))
                .extracting(Submission::sourceKey)
                .containsExactly("made:A-2", "made:M\u00fcller & S\u00f6hne");
        assertThat(submissions(read(text("\uFEFF" + corrected), mapping))).hasSize(2);
    }

    @Test
    void neverTakesThePointOfANumberForAMarkOfThousands() throws IOException {
        String rows = "[{\"Fall\": 1, \"Datum\": \"1.1.2024\", \"Art\": \"Zigarren\", \"Menge\": 1.234},"
                + " {\"Fall\": 2, \"Datum\": \"1.1.2024\", \"Art\": \"Zigarren\", \"Menge\": \"1.234\"}]";
        assertThat(submissions(read(text(rows), Yaml.mapping("{format: json}", RULES))))
                .extracting(submission ->
                        submission.write().at("/goods/0/quantity/amount").stringValue())
                .containsExactly("1.234", "1234");
    }

    @Test
    void passesOverWhatStandsBeforeTheHeaderAndOverBlankRows() throws IOException {
        Mapping mapping = Yaml.mapping("{format: csv, charset: UTF-8, separator: \";\", header: 3}", RULES);
        assertThat(submissions(read(
                        text("Beschlagnahmen\n;;\nFall;Datum;Art;Menge\n;;;\nA;1.1.2024;Zigarren;3\n  ;;; \n"),
                        mapping)))
                .hasSize(1);
    }

    private static List<Submission> submissions(List<ImportItem> items) {
        return items.stream()
                .filter(ImportItem.Ready.class::isInstance)
                .map(item -> ((ImportItem.Ready) item).submission())
                .toList();
    }

    private static List<ImportItem> read(FileSource file, Mapping mapping) throws IOException {
        List<ImportItem> items = new ArrayList<>();
        try (ImportReader reader = ImportReader.open(file, mapping, ImportLimits.defaults())) {
            reader.forEachRemaining(items::add);
        }
        return items;
    }

    private static FileSource csv(Charset charset) {
        StringBuilder text = new StringBuilder(String.join(";", HEADER)).append("\r\n");
        ROWS.forEach(row -> text.append(String.join(";", row)).append("\r\n"));
        byte[] bytes = text.toString().getBytes(charset);
        return () -> new ByteArrayInputStream(bytes);
    }

    private static FileSource text(String text) {
        return () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
