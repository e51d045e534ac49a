package org.tidewaiter.formats.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.tidewaiter.formats.export.ExportAbout.Rows;
import org.tidewaiter.report.SeizureReport;

/** Exports in memory. */
final class Written {

    static final Instant AT = Instant.parse("2026-05-20T09:00:00Z");

    private Written() {}

    static ExportAbout about(Locale locale, Rows rows) {
        return new ExportAbout(
                "EE", "Estonia", "6f1c", AT, ZoneOffset.UTC, locale, List.of("Tobacco", "by Road"), rows);
    }

    static ExportedReport whole(SeizureReport report) {
        return new ExportedReport(
                "EE-CUSTOMS",
                "0190-1",
                1,
                "SIGNED",
                Instant.parse("2026-05-04T08:00:00Z"),
                List.of("H1", "H2"),
                report,
                report.goods());
    }

    static byte[] file(ExportFormat format, ExportAbout about, List<SeizureReport> reports) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ReportExport file = format.open(bytes, about)) {
            for (SeizureReport report : reports) {
                file.write(whole(report));
            }
            file.end();
        }
        return bytes.toByteArray();
    }

    static byte[] withoutEnd(ExportFormat format, List<SeizureReport> reports) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ReportExport file = format.open(bytes, about(Locale.ENGLISH, Rows.GOODS_LINES))) {
            for (SeizureReport report : reports) {
                file.write(whole(report));
            }
        }
        return bytes.toByteArray();
    }
}
