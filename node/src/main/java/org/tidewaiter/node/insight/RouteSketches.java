package org.tidewaiter.node.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.insight.page.RouteSketch;

/** Draws the routes of single cases on the overview's map. */
@Component
public class RouteSketches {

    private final CountryPlaces places;

    RouteSketches(CountryPlaces places) {
        this.places = places;
    }

    /**
     * The route of a case.
     *
     * @param from, to ISO 3166-1 alpha-2; null where the case does not say
     * @param href the page of the case
     * @param words the case in words
     * @param subject whether it is the case that the others are like
     */
    public record Route(@Nullable String from, @Nullable String to, String href, String words, boolean subject) {}

    /** Routes whose two ends are known; empty where there is none. */
    public Optional<RouteSketch> of(List<Route> routes) {
        List<RouteSketch.Way> ways = new ArrayList<>();
        for (Route route : routes) {
            Optional<Degrees> from = place(route.from());
            Optional<Degrees> to = place(route.to());
            if (from.isPresent() && to.isPresent()) {
                ways.add(way(route, from.get(), to.get()));
            }
        }
        return ways.isEmpty()
                ? Optional.empty()
                : Optional.of(new RouteSketch(WorldController.address(), MapSheet.WIDTH, MapSheet.HEIGHT, ways));
    }

    private Optional<Degrees> place(@Nullable String country) {
        return country == null ? Optional.empty() : places.of(country);
    }

    private static RouteSketch.Way way(Route route, Degrees from, Degrees to) {
        return new RouteSketch.Way(
                route.href(),
                route.words(),
                from.equals(to) ? "" : MapSheet.path(GreatCircle.between(from, to), false),
                MapSheet.number(MapSheet.x(to)),
                MapSheet.number(MapSheet.y(to)),
                route.subject());
    }
}
