package org.tidewaiter.formats.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.formats.files.FileShape;
import org.tidewaiter.formats.mapping.Mapping;
import org.tidewaiter.formats.rows.FileSource;
import org.tidewaiter.formats.xlsx.ManyRowsWorkbook;
import org.tidewaiter.formats.xlsx.XlsxShape;

/** Three hundred thousand rows, the rows of each report apart, in a process with a heap of 32 MiB. */
class ConstantMemoryTest {

    private static final int ROWS = 300_000;
    private static final int APART = 1000;

    @TempDir
    private Path folder;

    @Test
    void readsManyRowsInASmallHeap() throws Exception {
        Path file = folder.resolve("many.csv");
        write(file);
        assertReadInASmallHeap(file, "csv", "reports 150000 rows 300000 refused 0");
    }

    @Test
    void readsAWorkbookOfManyRowsInASmallHeap() throws Exception {
        Path file = folder.resolve("many.xlsx");
        ManyRowsWorkbook.write(file, ROWS, row -> 1_000_000_000 + event(row));
        assertReadInASmallHeap(file, "xlsx", "reports 150000 rows 300000 refused 0");
    }

    @Test
    void readsRowsWithoutAKeyInASmallHeap() throws Exception {
        Path file = folder.resolve("made.csv");
        MadeFile.write(file, ROWS);
        assertReadInASmallHeap(file, "made", "reports 299700 rows 299700 refused 300");
    }

    private void assertReadInASmallHeap(Path file, String format, String expected) throws Exception {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reading.class.getName(),
                        file.toString(),
                        format)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(output)).startsWith(expected);
    }

    private static int event(int row) {
        return row / (2 * APART) * APART + row % APART;
    }

    /** Two rows a report, a thousand rows apart. */
    private static void write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(WeaponsFile.HEADER + "\r\n");
            for (int row = 0; row < ROWS; row++) {
                writeRow(out, event(row));
            }
        }
    }

    private static void writeRow(Writer out, int event) throws IOException {
        out.write(WeaponsFile.ROW.replace("9967345381", Integer.toString(1_000_000_000 + event)));
        out.write("\r\n");
    }

    /** What the other process runs. */
    static final class Reading {

        private Reading() {}

        public static void main(String[] arguments) throws IOException {
            long start = System.nanoTime();
            int reports = 0;
            int rows = 0;
            int refused = 0;
            Mapping mapping = switch (arguments.length > 1 ? arguments[1] : "csv") {
                case "xlsx" -> WeaponsFile.MAPPING.withShape(new FileShape.Xlsx(new XlsxShape(null, 1, '.')));
                case "made" -> MadeFile.MAPPING;
                default -> WeaponsFile.MAPPING;
            };
            try (ImportReader reader = ImportReader.open(
                    FileSource.of(new File(arguments[0]).toPath()), mapping, ImportLimits.defaults())) {
                for (Iterator<ImportItem> items = reader; items.hasNext(); ) {
                    switch (items.next()) {
                        case ImportItem.Ready ready -> {
                            reports++;
                            rows += ready.rows().size();
                        }
                        case ImportItem.RefusedRow row -> refused++;
                    }
                }
            }
            long milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            System.out.println(
                    "reports " + reports + " rows " + rows + " refused " + refused + " in " + milliseconds + " ms");
        }
    }
}
