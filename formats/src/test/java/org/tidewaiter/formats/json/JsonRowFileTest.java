package org.tidewaiter.formats.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.formats.csv.CsvLimits;
import org.tidewaiter.formats.json.JsonShape.Form;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.formats.rows.FileSource;
import org.tidewaiter.formats.rows.ReadRow;
import org.tidewaiter.formats.rows.RowCursor;
import tools.jackson.databind.json.JsonMapper;

class JsonRowFileTest {

    private static final JsonShape LIST = new JsonShape(Form.LIST, null, '.');
    private static final JsonShape LINES = new JsonShape(Form.LINES, null, '.');

    @Test
    void makesColumnsOfFieldsWithinFieldsAndOfLists() throws IOException {
        String json = """
                [{"case": 7, "place": {"name": "Calais", "at": [1.5, 2]}, "goods": [{"kg": 1e2}, {"kg": null}, {"kg": 3}]},
                 {"case": 8, "open": true, "tags": ["a", "b"]}]
                """;
        assertThat(JsonRowFile.open(source(json), LIST, CsvLimits.defaults()).columns())
                .containsExactly("case", "place.name", "place.at", "goods.kg", "goods.3.kg", "open", "tags");
        assertThat(read(json, LIST))
                .containsExactly(
                        new ReadRow.Whole(1, List.of("7", "Calais", "1.5; 2", "100", "3", "", "")),
                        new ReadRow.Whole(2, List.of("8", "", "", "", "", "true", "a; b")));
    }

    @Test
    void findsTheListOfAnObjectAndAsksWhereThereAreTwo() throws IOException {
        String one = "{\"made\": \"2024\", \"notes\": [1, 2], \"cases\": [{\"a\": 1}], \"end\": {\"x\": [1]}}";
        assertThat(read(one, LIST)).containsExactly(new ReadRow.Whole(1, List.of("1")));
        String two = "{\"cases\": [{\"a\": 1}], \"people\": [{\"b\": [{\"c\": 2}]}, {\"b\": 3}]}";
        assertThat(JsonRowFile.lists(source(two))).containsExactly("cases", "people");
        assertRefused(two, LIST, "file.json-which-list");
        assertRefused(two, new JsonShape(Form.LIST, "goods", '.'), "file.json-no-list");
        assertThat(read(two, new JsonShape(Form.LIST, "people", '.')))
                .containsExactly(new ReadRow.Whole(1, List.of("2", "")), new ReadRow.Whole(2, List.of("", "3")));
    }

    @Test
    void damagesOneLineAndReadsOn() {
        String json = "\uFEFF{\"a\": 1}\n\n{\"a\": 2\n[1]\n{\"a\": 3} x\n{\"a\": 1, \"a\": 2}\n{\"a\": \""
                + "x".repeat(70) + "\"}\n{\"a\": {\"b\": 1}, \"a.b\": 2}\n{\"a\": 4}";
        assertThat(read(json, LINES, new CsvLimits(60, 5, 100)))
                .extracting(row -> row.number() + " "
                        + (row instanceof ReadRow.Damaged damaged
                                ? damaged.fault().rule()
                                : String.join(",", row.cells())))
                .containsExactly(
                        "1 1",
                        "3 row.no-json",
                        "4 row.no-object",
                        "5 row.no-json",
                        "6 row.no-json",
                        "7 row.too-long",
                        "8 row.double-field",
                        "9 4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"a\": 1}, {\"a\": 2]",
                "[{\"a\": 1}",
                "[{\"a\": 1}] x",
                "{\"cases\": [{\"a\": 1}]",
                "[{\"a\": 1, \"a\": 2}]",
                "[{\"a\": \"\\x\"}]",
                "\u0000[{\"a\": 1}]",
            })
    void refusesAListThatIsNoWholeJson(String json) {
        assertRefused(json, LIST, "file.json-damaged");
    }

    @Test
    void refusesWhatWouldTakeTooMuchMemory() {
        assertRefused("[" + "{\"a\":".repeat(60) + "1" + "}".repeat(60) + "]", LIST, "file.json-too-long");
        assertRefused("[{\"a\": \"" + "x".repeat(2 << 20) + "\"}]", LIST, "file.json-too-long");
        assertRefused("[{\"a\": 1" + "0".repeat(200) + "}]", LIST, "file.json-too-long");
        StringBuilder wide = new StringBuilder("[{\"c0\": 1");
        for (int column = 1; column < 40; column++) {
            wide.append("}, {\"c").append(column).append("\": 1");
        }
        assertThatThrownBy(() -> read(wide + "}]", LIST, new CsvLimits(1000, 30, 1000)))
                .isInstanceOfSatisfying(
                        FileRefusedException.class,
                        refused -> assertThat(refused.rule()).isEqualTo("file.too-many-fields"));
    }

    @ParameterizedTest
    @CsvSource({"1e3, 1000", "1E-3, 0.001", "12.50, 12.50", "1e999999999, 1e999999999", "-7, -7"})
    void writesNumbersWithoutExponentsWhereThatStaysShort(String number, String cell) {
        assertThat(read("[{\"a\": " + number + "}]", LIST)).containsExactly(new ReadRow.Whole(1, List.of(cell)));
    }

    @Property(tries = 200)
    void readsBackWhatWasWritten(
            @ForAll @Size(min = 1, max = 5)
                    List<
                                    @Size(min = 1, max = 4) Map<
                                            @AlphaChars @StringLength(min = 1, max = 3) String,
                                            @NotBlank @StringLength(max = 8) String>>
                            objects) {
        JsonMapper json = JsonMapper.builder().build();
        StringBuilder lines = new StringBuilder();
        objects.forEach(object -> lines.append(json.writeValueAsString(object)).append('\n'));
        assertThat(objects(lines.toString(), LINES)).isEqualTo(objects);
        assertThat(objects(json.writeValueAsString(objects), LIST)).isEqualTo(objects);
        assertThat(objects(json.writeValueAsString(Map.of("rows", objects)), LIST))
                .isEqualTo(objects);
    }

    private static List<Map<String, String>> objects(String json, JsonShape shape) {
        try {
            List<String> columns =
                    JsonRowFile.open(source(json), shape, CsvLimits.defaults()).columns();
            List<Map<String, String>> objects = new ArrayList<>();
            for (ReadRow row : read(json, shape)) {
                Map<String, String> object = new HashMap<>();
                for (int at = 0; at < columns.size(); at++) {
                    if (!row.cells().get(at).isEmpty()) {
                        object.put(columns.get(at), row.cells().get(at));
                    }
                }
                objects.add(object);
            }
            return objects;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertRefused(String json, JsonShape shape, String rule) {
        assertThatThrownBy(() -> read(json, shape)).isInstanceOfSatisfying(FileRefusedException.class, refused -> {
            assertThat(refused.rule()).isEqualTo(rule);
            assertThat(refused.message(Locale.FRENCH)).isNotEqualTo(refused.message(Locale.ENGLISH));
        });
    }

    private static List<ReadRow> read(String json, JsonShape shape) {
        return read(json, shape, CsvLimits.defaults());
    }

    private static List<ReadRow> read(String json, JsonShape shape, CsvLimits limits) {
        List<ReadRow> rows = new ArrayList<>();
        try (RowCursor cursor = JsonRowFile.open(source(json), shape, limits).rows()) {
            for (ReadRow row = cursor.next(); row != null; row = cursor.next()) {
                rows.add(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static FileSource source(String text) {
        return () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
