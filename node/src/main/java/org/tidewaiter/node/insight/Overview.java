package org.tidewaiter.node.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * All figures of one overview. Lists are in the order in which they are read: time forward, all else from the largest on.
 *
 * @param asOf the moment up to which all accepted versions are counted
 * @param behind entries of the journal that are not counted yet
 * @param total of all that is selected
 * @param months by first day; without what has no date
 * @param weeks by Monday, clipped to the period; without what has no date
 * @param undated cases without a date
 */
record Overview(
        Instant asOf,
        long behind,
        Tally total,
        Recent recent,
        List<Period> months,
        List<Period> weeks,
        Tally undated,
        List<Figure> categories,
        List<Figure> countries,
        List<Figure> modes,
        List<Figure> concealments,
        List<Figure> routes) {

    /** @param first and last day */
    record Period(LocalDate first, LocalDate last, Tally tally) {}

    /** The thirty days to today and the thirty before, whatever period is selected. */
    record Recent(Period now, Period before) {}

    /** Countries that report at least one of the cases. */
    long reportingCountries() {
        return countries.stream().filter(figure -> figure.tally().cases() > 0).count();
    }
}
