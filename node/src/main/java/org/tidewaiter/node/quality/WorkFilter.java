package org.tidewaiter.node.quality;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a work list shows. Empty sets and nulls ask for nothing.
 *
 * @param countries that report
 * @param since when the newest version arrived at the earliest
 */
public record WorkFilter(
        Set<String> countries,
        Set<String> categories,
        @Nullable ReportStatus status,
        @Nullable Instant since) {

    public WorkFilter {
        countries = Set.copyOf(countries);
        categories = Set.copyOf(categories);
    }

    WorkFilter in(@Nullable ReportStatus wanted, @Nullable Instant from) {
        return new WorkFilter(countries, categories, wanted, from);
    }
}
