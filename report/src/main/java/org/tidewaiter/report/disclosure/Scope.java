package org.tidewaiter.report.disclosure;

import java.util.Set;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.SeizureReport;

/** What of a report belongs to the agreed categories. */
record Scope(Set<String> categories) {

    boolean covers(GoodsLine line) {
        return categories.isEmpty() || categories.contains(line.category());
    }

    /** Whether the report has anything to do with the categories. */
    boolean touches(SeizureReport report) {
        return categories.isEmpty() || report.goods().stream().anyMatch(this::covers);
    }

    /**
     * Whether all goods are covered; text on the whole case may speak of every line, and a picture may show it, so both
     * leave only then.
     */
    boolean coversAll(SeizureReport report) {
        return report.goods().stream().allMatch(this::covers);
    }
}
