package org.tidewaiter.formats.export;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.SeizureReport;

/**
 * A report as it goes into a file.
 *
 * @param originator whose report it is
 * @param number its name among all nodes, null until it is released
 * @param version its signed head, 0 before the first signature
 * @param state where it stands at the node that writes the file
 * @param releasedAt when that version was released
 * @param handling the strictest codes of all reports on its seizure
 * @param report what may be shown of it
 * @param lines the goods lines that were asked for: all, or those of the categories searched
 */
public record ExportedReport(
        String originator,
        @Nullable String number,
        int version,
        String state,
        @Nullable Instant releasedAt,
        List<String> handling,
        SeizureReport report,
        List<GoodsLine> lines) {

    public ExportedReport {
        handling = List.copyOf(handling);
        lines = List.copyOf(lines);
    }
}
