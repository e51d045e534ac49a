package org.tidewaiter.node.registry;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.SeizureReport;

/**
 * A report that a search found, with what may go into a file of it.
 *
 * @param number null until it is released
 * @param source node from which it came, this one for its own
 * @param version its signed head, 0 before the first signature
 * @param releasedAt when that head was released
 * @param handling the strictest of all reports on its seizure that its reader sees; none before it is signed
 * @param content what its head discloses; of one that is not yet signed, what would be disclosed without its free text
 * @param lines the goods lines that the search counts
 */
public record FoundReport(
        String originator,
        @Nullable UUID number,
        String source,
        int version,
        ReportState state,
        @Nullable Instant releasedAt,
        List<String> handling,
        SeizureReport content,
        List<GoodsLine> lines) {

    public FoundReport {
        handling = List.copyOf(handling);
        lines = List.copyOf(lines);
    }
}
