package org.tidewaiter.formats.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidewaiter.formats.export.ExportAbout.Rows;
import org.tidewaiter.report.generated.GeneratedCases;

/** A hundred thousand rows of generated cases, in a process with a heap of 48 MiB. */
class ExportMemoryTest {

    private static final int ROWS = 100_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void writesManyRowsInASmallHeap(ExportFormat format) throws Exception {
        Path file = folder.resolve("many." + format.extension());
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx48m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writing.class.getName(),
                        format.name(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(output)).startsWith("rows 100000");
        assertThat(Files.size(file)).isGreaterThan(1_000_000);
    }

    /** What the other process runs. */
    static final class Writing {

        private Writing() {}

        public static void main(String[] arguments) throws IOException {
            long start = System.nanoTime();
            GeneratedCases cases = new GeneratedCases(17, LocalDate.of(2026, 5, 20));
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[1])));
                    ReportExport file = ExportFormat.valueOf(arguments[0])
                            .open(out, Written.about(Locale.ENGLISH, Rows.GOODS_LINES))) {
                while (file.tally().seizures() < ROWS) {
                    var report = cases.next().report();
                    long left = ROWS - file.tally().seizures();
                    file.write(new ExportedReport(
                            "EE-CUSTOMS",
                            "n" + file.tally().cases(),
                            1,
                            "SIGNED",
                            null,
                            List.of("H0"),
                            report,
                            report.goods().stream().limit(left).toList()));
                }
                file.end();
                System.out.println("rows " + file.tally().seizures() + " in "
                        + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) + " ms");
            }
        }
    }
}
