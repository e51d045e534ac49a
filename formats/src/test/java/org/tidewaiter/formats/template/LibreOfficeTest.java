package org.tidewaiter.formats.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.formats.imports.ImportItem;
import org.tidewaiter.formats.rows.FileSource;
import org.tidewaiter.report.vocabulary.Code;

/** Templates as the real LibreOffice Calc opens and saves them. */
class LibreOfficeTest {

    /** The first sheet, in UTF-8 with commas, cells as they are shown. */
    private static final String CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false";

    @TempDir
    private Path folder;

    @Test
    void everyFilledTemplateImportsAsLibreOfficeSavesIt() throws Exception {
        String soffice = program();
        assumeTrue(soffice != null, "LibreOffice Calc is not installed; templates were not opened in it");
        Path filled = Files.createDirectory(folder.resolve("filled"));
        Path saved = Files.createDirectory(folder.resolve("saved"));
        List<String> categories =
                ReportTemplate.categories().stream().map(Code::code).toList();
        for (String category : categories) {
            for (Locale locale : CellNames.LANGUAGES) {
                ReportTemplate template = ReportTemplate.of(category);
                List<List<String>> rows = new ArrayList<>();
                for (int row = 1; row <= 3; row++) {
                    List<String> cells = new ArrayList<>(ExampleRow.of(template, locale));
                    cells.set(0, "2026-000" + row);
                    rows.add(cells);
                }
                Files.write(
                        filled.resolve(category + "-" + locale.getLanguage() + ".xlsx"),
                        Filled.xlsx(template, locale, rows));
            }
        }
        convert(soffice, "xlsx:Calc MS Excel 2007 XML", filled, saved);
        convert(soffice, CSV, filled, saved);
        for (String category : categories) {
            for (Locale locale : CellNames.LANGUAGES) {
                for (String ending : List.of(".xlsx", ".csv")) {
                    Path file = saved.resolve(category + "-" + locale.getLanguage() + ending);
                    assertThat(file).exists();
                    allRowsGoIn(file);
                }
            }
        }
    }

    private static void allRowsGoIn(Path file) throws IOException {
        List<ImportItem> items = Filled.items(FileSource.of(file));
        assertThat(items).as(file.toString()).hasSize(3);
        assertThat(items).allSatisfy(item -> {
            assertThat(item).as(file.toString()).isInstanceOf(ImportItem.Ready.class);
            assertThat(Filled.refused(((ImportItem.Ready) item).submission()))
                    .as(file.toString())
                    .isEmpty();
        });
    }

    /** Opens all the workbooks of a folder and saves each anew. */
    private void convert(String soffice, String format, Path from, Path to) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                soffice,
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--norestore",
                "--convert-to",
                format,
                "--outdir",
                to.toString()));
        try (var files = Files.list(from)) {
            files.map(Path::toString).sorted().forEach(command::add);
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("soffice.log").toFile())
                .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue())
                    .as(Files.readString(folder.resolve("soffice.log")))
                    .isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static @Nullable String program() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "soffice"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElse(null);
    }
}
