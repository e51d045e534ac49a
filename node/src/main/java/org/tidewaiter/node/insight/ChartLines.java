package org.tidewaiter.node.insight;

import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.web.Page;

/** The values of each chart with their words and the ways to their reports: the same for drawing, table and file. */
@Component
class ChartLines {

    private final OverviewWords words;
    private final Overviews overviews;

    ChartLines(OverviewWords words, Overviews overviews) {
        this.words = words;
        this.overviews = overviews;
    }

    List<Line> of(ChartKind kind, Overview overview, OverviewFilter filter, Page page) {
        return switch (kind) {
            case TIME -> time(overview, filter, page);
            case ROUTE -> lines(overview.routes(), route -> words.route(route, page), route -> route(route, filter));
            case CATEGORY ->
                lines(
                        overview.categories(),
                        code -> words.code("category", code, page),
                        code -> reports(filter).withCode("category", code, "goods"));
            case COUNTRY ->
                lines(
                        overview.countries(),
                        code -> words.code("country", code, page),
                        code -> reports(filter).with("reporting", code));
            case REGION ->
                lines(
                        overviews.byRegion(overview.countries()).stream()
                                .filter(figure -> !figure.value().equals(CellKey.NONE))
                                .toList(),
                        code -> words.region(code, page),
                        code -> reports(filter).with("region", code));
            case MODE ->
                lines(
                        overview.modes(),
                        code -> words.code("transport-mode", code, page),
                        code -> reports(filter).withCode("mode", code, "mode"));
            case CONCEALMENT ->
                lines(
                        overview.concealments(),
                        code -> words.code("concealment-place", code, page),
                        code -> reports(filter).withCode("concealment", code, "concealment"));
        };
    }

    private static Address reports(OverviewFilter filter) {
        return Address.ofReports(filter);
    }

    /** Weeks where the period is short, else months. */
    private static List<Line> time(Overview overview, OverviewFilter filter, Page page) {
        boolean weekly = !overview.weeks().isEmpty();
        List<Overview.Period> periods = weekly ? overview.weeks() : overview.months();
        return periods.stream()
                .map(period -> new Line(
                        period.first().toString(),
                        weekly
                                ? page.text(
                                        "insight.week",
                                        page.wording().date(period.first()),
                                        page.wording().date(period.last()))
                                : page.wording().month(java.time.YearMonth.from(period.first())),
                        reports(filter).between(period.first(), period.last()).text(),
                        period.tally()))
                .toList();
    }

    private static Address route(String route, OverviewFilter filter) {
        String departure = CellKey.departure(route);
        String destination = CellKey.destination(route);
        Address address = reports(filter);
        if (!departure.equals(CellKey.NONE)) {
            address.with("departure", departure);
        }
        if (!destination.equals(CellKey.NONE)) {
            address.with("destination", destination);
        }
        if (departure.equals(CellKey.NONE) || destination.equals(CellKey.NONE)) {
            address.with("without", absent(departure, destination));
        }
        return address;
    }

    private static String absent(String departure, String destination) {
        if (departure.equals(destination)) {
            return "departure,destination";
        }
        return departure.equals(CellKey.NONE) ? "departure" : "destination";
    }

    private static List<Line> lines(
            List<Figure> figures, Function<String, String> label, Function<String, Address> address) {
        return figures.stream()
                .map(figure -> new Line(
                        figure.value(),
                        label.apply(figure.value()),
                        address.apply(figure.value()).text(),
                        figure.tally()))
                .toList();
    }
}
