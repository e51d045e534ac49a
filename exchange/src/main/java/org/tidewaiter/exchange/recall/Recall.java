package org.tidewaiter.exchange.recall;

import java.util.List;
import java.util.Objects;
import org.tidewaiter.exchange.dispatch.DispatchBounds;
import org.tidewaiter.exchange.dispatch.DispatchHeader;

/**
 * Takes reports back from one partner.
 *
 * @param header as that of a dispatch: a recall takes a place of its own in the lane
 * @param reports 1 to {@value DispatchBounds#ITEMS}
 */
public record Recall(DispatchHeader header, List<RecalledReport> reports) {

    public Recall {
        Objects.requireNonNull(header, "header");
        reports = List.copyOf(reports);
        if (reports.isEmpty() || reports.size() > DispatchBounds.ITEMS) {
            throw new IllegalArgumentException("a recall names at least one report and not too many");
        }
    }
}
