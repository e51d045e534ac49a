package org.tidewaiter.node.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * An overview as programs get it.
 *
 * @param notYetCounted accepted versions that came after {@code asOf}
 * @param reportingCountries how many report at least one of the cases
 * @param months without cases whose date is not known, which are in {@code undated}
 */
record OverviewDocument(
        Instant asOf,
        long notYetCounted,
        Tally total,
        long reportingCountries,
        Span lastThirtyDays,
        Span thirtyDaysBefore,
        List<Span> months,
        Tally undated,
        List<Value> categories,
        List<Value> countries,
        List<Value> regions,
        List<Value> modes,
        List<Value> concealments,
        List<Route> routes) {

    /** One value and what was counted of it. */
    record Value(String code, Tally counts) {}

    /** What was counted of the events from one day to another. */
    record Span(LocalDate first, LocalDate last, Tally counts) {}

    /** What was counted from one country to another. */
    record Route(String departure, String destination, Tally counts) {}

    static OverviewDocument of(Overview overview, List<Figure> regions) {
        return new OverviewDocument(
                overview.asOf(),
                overview.behind(),
                overview.total(),
                overview.reportingCountries(),
                span(overview.recent().now()),
                span(overview.recent().before()),
                overview.months().stream().map(OverviewDocument::span).toList(),
                overview.undated(),
                values(overview.categories()),
                values(overview.countries()),
                values(regions),
                values(overview.modes()),
                values(overview.concealments()),
                overview.routes().stream()
                        .map(route -> new Route(
                                CellKey.departure(route.value()), CellKey.destination(route.value()), route.tally()))
                        .toList());
    }

    private static Span span(Overview.Period period) {
        return new Span(period.first(), period.last(), period.tally());
    }

    private static List<Value> values(List<Figure> figures) {
        return figures.stream()
                .map(figure -> new Value(figure.value(), figure.tally()))
                .toList();
    }
}
