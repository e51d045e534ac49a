package org.tidewaiter.node.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.insight.page.RouteMap;
import org.tidewaiter.node.insight.page.Row;
import org.tidewaiter.node.web.Page;

/** Draws the routes with most cases as great circles, and says what is not on the map. */
@Component
class RouteMaps {

    private static final int ARCS = 30;
    private static final double THINNEST = 1.2;
    private static final double THICKEST = 4.5;

    private final Charts charts;
    private final ChartLines lines;
    private final CountryPlaces places;

    RouteMaps(Charts charts, ChartLines lines, CountryPlaces places) {
        this.charts = charts;
        this.lines = lines;
        this.places = places;
    }

    /** Null where no case states a route. */
    @Nullable
    RouteMap of(Overview overview, OverviewFilter filter, Page page) {
        List<Line> all = lines.of(ChartKind.ROUTE, overview, filter, page).stream()
                .filter(line -> line.tally().cases() > 0)
                .toList();
        if (all.isEmpty()) {
            return null;
        }
        List<Line> drawable = all.stream().filter(this::isOnMap).toList();
        long largest = drawable.isEmpty() ? 1 : drawable.getFirst().tally().cases();
        List<RouteMap.Arc> arcs = new ArrayList<>(drawable.stream()
                .limit(ARCS)
                .map(line -> arc(line, largest, page))
                .toList());
        return new RouteMap(
                charts.of(ChartKind.ROUTE, overview, filter, page),
                WorldController.address(),
                MapSheet.WIDTH,
                MapSheet.HEIGHT,
                arcs,
                absent(all, drawable, filter, page));
    }

    private boolean isOnMap(Line line) {
        return place(CellKey.departure(line.code())).isPresent()
                && place(CellKey.destination(line.code())).isPresent();
    }

    private Optional<Degrees> place(String country) {
        return places.of(country);
    }

    private RouteMap.Arc arc(Line line, long largest, Page page) {
        Degrees from = place(CellKey.departure(line.code())).orElseThrow();
        Degrees to = place(CellKey.destination(line.code())).orElseThrow();
        double share = Math.sqrt((double) line.tally().cases() / largest);
        return new RouteMap.Arc(
                Charts.row(line, largest, page),
                from.equals(to) ? "" : MapSheet.path(GreatCircle.between(from, to), false),
                MapSheet.number(THINNEST + share * (THICKEST - THINNEST)),
                MapSheet.number(MapSheet.x(to)),
                MapSheet.number(MapSheet.y(to)));
    }

    private List<Row> absent(List<Line> all, List<Line> drawable, OverviewFilter filter, Page page) {
        List<Row> absent = new ArrayList<>();
        add(absent, all, "departure", line -> CellKey.departure(line.code()).equals(CellKey.NONE), filter, page);
        add(absent, all, "destination", line -> CellKey.destination(line.code()).equals(CellKey.NONE), filter, page);
        Tally beyond = drawable.stream().skip(ARCS).map(Line::tally).reduce(Tally.NOTHING, Tally::plus);
        if (beyond.cases() > 0) {
            String label = page.text("insight.map.beyond", drawable.size() - ARCS);
            absent.add(Charts.row(new Line("", label, "#table-route", beyond), beyond.cases(), page));
        }
        return absent;
    }

    private static void add(
            List<Row> absent, List<Line> all, String end, Predicate<Line> without, OverviewFilter filter, Page page) {
        Tally tally = all.stream().filter(without).map(Line::tally).reduce(Tally.NOTHING, Tally::plus);
        if (tally.cases() > 0) {
            String href = Address.ofReports(filter).with("without", end).text();
            absent.add(Charts.row(new Line("", page.text("insight.none." + end), href, tally), tally.cases(), page));
        }
    }
}
