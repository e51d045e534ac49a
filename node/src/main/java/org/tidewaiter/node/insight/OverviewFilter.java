package org.tidewaiter.node.insight;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What an overview is limited to; null for no limit.
 *
 * @param from first month of the event
 * @param until last month of the event
 * @param reporting country that reports
 * @param region code of a region whose countries report
 */
record OverviewFilter(
        @Nullable YearMonth from,
        @Nullable YearMonth until,
        @Nullable String category,
        @Nullable String reporting,
        @Nullable String region,
        @Nullable String mode) {

    static final OverviewFilter EVERYTHING = new OverviewFilter(null, null, null, null, null, null);
}
