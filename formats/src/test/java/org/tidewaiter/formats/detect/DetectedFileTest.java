package org.tidewaiter.formats.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.formats.csv.CsvShape;
import org.tidewaiter.formats.files.FileShape;
import org.tidewaiter.formats.json.JsonShape;
import org.tidewaiter.formats.json.JsonShape.Form;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.formats.xlsx.WorkbookFile;
import org.tidewaiter.formats.xlsx.XlsxShape;

class DetectedFileTest {

    private static final String FRENCH = "N\u00b0;Date de saisie;Lieu;Quantit\u00e9\r\n"
            + "1;03/04/2024;A\u00e9roport de Gen\u00e8ve, \u00e0 l'arriv\u00e9e;12,5\r\n"
            + "2;05/04/2024;Poste fronti\u00e8re de la C\u00f4te d'Azur, contr\u00f4le apr\u00e8s d\u00e9douanement;3\r\n";
    private static final String RUSSIAN =
            "\u041d\u043e\u043c\u0435\u0440;\u0414\u0430\u0442\u0430;\u041c\u0435\u0441\u0442\u043e\r\n"
                    + "1;05.03.2024;\u0442\u0430\u043c\u043e\u0436\u0435\u043d\u043d\u044b\u0439 \u043f\u043e\u0441\u0442 \u0432 \u0430\u044d\u0440\u043e\u043f\u043e\u0440\u0442\u0443 \u0433\u043e\u0440\u043e\u0434\u0430\r\n"
                    + "2;06.03.2024;\u0441\u0438\u0433\u0430\u0440\u0435\u0442\u044b \u043e\u0431\u043d\u0430\u0440\u0443\u0436\u0435\u043d\u044b \u0432 \u0431\u0430\u0433\u0430\u0436\u0435 \u043f\u0430\u0441\u0441\u0430\u0436\u0438\u0440\u0430\r\n";

    @ParameterizedTest
    @CsvSource({
        "UTF-8, French",
        "windows-1252, French",
        "UTF-16LE, French",
        "UTF-8, Russian",
        "windows-1251, Russian",
        "KOI8-R, Russian",
        "UTF-16BE, Russian"
    })
    void findsCharsetSeparatorAndHeader(String charset, String language) throws IOException {
        DetectedFile found = detect((language.equals("French") ? FRENCH : RUSSIAN).getBytes(Charset.forName(charset)));
        assertThat(found.format()).isEqualTo(Format.CSV);
        assertThat(found.shape()).isEqualTo(new FileShape.Csv(new CsvShape(Charset.forName(charset), ';', false)));
        assertThat(found.charsets()).allSatisfy(each -> {
            assertThat(each.why().message(Locale.ENGLISH)).doesNotContain("{");
            assertThat(each.why().message(Locale.FRENCH))
                    .isNotEqualTo(each.why().message(Locale.ENGLISH));
        });
    }

    @Test
    void saysWhatElseItCouldBe() throws IOException {
        DetectedFile found = detect(FRENCH.getBytes(Charset.forName("windows-1252")));
        assertThat(found.charsets()).hasSizeGreaterThan(1);
        assertThat(found.separators()).extracting(Found::value).hasSize(4).startsWith(';');
        assertThat(found.headerRows()).isNotEmpty();
        assertThat(found.separators().getFirst().why().english())
                .isEqualTo("3 of the first 3 lines have 4 cells with it.");
    }

    @Test
    void seesALetterBeyondAsciiThatStandsLate() throws IOException {
        String late = "a,b\n" + "plain,1\n".repeat(100_000) + "caf\u00e9,2\n";
        assertThat(detect(late.getBytes(StandardCharsets.UTF_8))
                        .charsets()
                        .getFirst()
                        .value())
                .isEqualTo(StandardCharsets.UTF_8);
        assertThat(detect(late.getBytes(StandardCharsets.ISO_8859_1)).charsets())
                .extracting(Found::value)
                .contains(Charset.forName("windows-1252"))
                .doesNotContain(StandardCharsets.UTF_8);
    }

    @Test
    void findsTheHeaderBelowATitle() throws IOException {
        DetectedFile found =
                detect("Seizures of the year;;;\n;;;\nCase;Date;Goods;Weight\n1;5.3.2024;Tea;3\n2;5.3.2024;Tea;3\n"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(found.headerRows().getFirst().value()).isEqualTo(3);
    }

    @Test
    void tellsSeparatorsApart() throws IOException {
        assertThat(separator("a,b\n1,2\n3,4")).isEqualTo(',');
        assertThat(separator("a|b\n1|2\n")).isEqualTo('|');
        assertThat(separator("a\tb\n1,5\t2\n2,5\t3")).isEqualTo('\t');
        assertThat(separator("a;b;c\n1,5;2;\"x;y\"\n")).isEqualTo(';');
    }

    @Test
    void tellsTheFormsOfJsonApart() throws IOException {
        assertThat(json("[{\"a\": 1}]")).isEqualTo(new JsonShape(Form.LIST, null, '.'));
        assertThat(json("{\"a\": 1}\n{\"a\": 2}\n")).isEqualTo(new JsonShape(Form.LINES, null, '.'));
        assertThat(json("{\"a\": 1}")).isEqualTo(new JsonShape(Form.LINES, null, '.'));
        assertThat(json("{\"n\": 1, \"rows\": [{\"a\": 1}]}")).isEqualTo(new JsonShape(Form.LIST, "rows", '.'));
        assertThat(json("{\n \"rows\": [\n{\"a\": 1}]}")).isEqualTo(new JsonShape(Form.LIST, "rows", '.'));
        DetectedFile reports = detect(
                "{\"formType\":\"SIMPLIFIED\",\"provenance\":\"API\",\"eventKind\":\"SEIZURE\",\"goods\":[{\"id\":\"x\"}]}\n"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(reports.format()).isEqualTo(Format.REPORTS);
        assertThat(reports.shape()).isNull();
    }

    @Test
    void showsTheSheetsOfAWorkbook() throws IOException {
        DetectedFile found = DetectedFile.of(WorkbookFile.of(
                List.of(List.of("Seizures"), List.of("Case", "Goods"), List.of("1", "Tea"), List.of("2", "Tea"))));
        assertThat(found.format()).isEqualTo(Format.XLSX);
        assertThat(found.sheets()).containsExactly(new FoundSheet("Cases", false));
        assertThat(found.shape()).isEqualTo(new FileShape.Xlsx(new XlsxShape("Cases", 2, '.')));
    }

    @ParameterizedTest
    @CsvSource({
        "'%PDF-1.7 x', file.pdf",
        "'\u00d0\u00cf\u0011\u00e0', file.old-workbook",
        "'\u0089PNG', file.picture",
        "'<html><table>', file.markup",
        "'PK\u0003\u0004', file.workbook-damaged",
        "'Rar!', file.packed"
    })
    void refusesOtherKindsWithWhatToDo(String start, String rule) {
        assertThatThrownBy(() -> detect((start + "\n").getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOfSatisfying(
                        FileRefusedException.class,
                        refused -> assertThat(refused.rule()).isEqualTo(rule));
    }

    private static char separator(String text) throws IOException {
        return detect(text.getBytes(StandardCharsets.UTF_8))
                .separators()
                .getFirst()
                .value();
    }

    private static JsonShape json(String text) throws IOException {
        return detect(text.getBytes(StandardCharsets.UTF_8)).shape() instanceof FileShape.Json(JsonShape shape)
                ? shape
                : new JsonShape(Form.LIST, "none", ',');
    }

    private static DetectedFile detect(byte[] bytes) throws IOException {
        return DetectedFile.of(() -> new ByteArrayInputStream(bytes));
    }
}
