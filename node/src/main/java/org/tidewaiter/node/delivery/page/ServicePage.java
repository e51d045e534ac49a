package org.tidewaiter.node.delivery.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a lane served its partner.
 *
 * @param month that is shown in detail
 * @param late versions of that month that came late
 * @param more in words, when not all late ones are named; else null
 */
public record ServicePage(
        String title,
        String lane,
        String month,
        List<Line> months,
        List<LanePage.VersionLine> late,
        @Nullable String more,
        String lead) {

    /** One month; durations and share are absent when nothing was delivered. */
    public record Line(
            String month,
            String href,
            boolean shown,
            String delivered,
            @Nullable String median,
            @Nullable String percentile95,
            @Nullable String longest,
            String late,
            @Nullable String inTime) {}
}
