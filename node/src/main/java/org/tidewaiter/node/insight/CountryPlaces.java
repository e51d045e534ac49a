package org.tidewaiter.node.insight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tidewaiter.report.registers.PlaceSearch;
import org.tidewaiter.report.registers.Places;
import org.tidewaiter.report.registers.RegisteredPlace;

/**
 * Where on the map a country's lines begin and end: in the middle of its ports and airports. They are read when they are first
 * asked for; the start of a node does not wait for them.
 */
@Component
class CountryPlaces {

    private static final class Read {
        private static final Map<String, Degrees> MIDDLES = middles();
    }

    private static Map<String, Degrees> middles() {
        Map<String, List<Degrees>> places = new HashMap<>();
        for (RegisteredPlace place : all()) {
            degrees(place)
                    .ifPresent(at -> places.computeIfAbsent(place.country(), country -> new ArrayList<>())
                            .add(at));
        }
        Map<String, Degrees> middles = new HashMap<>();
        places.forEach((country, known) -> middles.put(country, GreatCircle.middle(known)));
        return middles;
    }

    /** Where the places of a register are, as far as it says. */
    static List<Degrees> onMap(String register) {
        return all().stream()
                .filter(place -> place.register().equals(register))
                .map(CountryPlaces::degrees)
                .flatMap(Optional::stream)
                .filter(MapSheet::holds)
                .toList();
    }

    private static List<RegisteredPlace> all() {
        return Places.shipped()
                .search()
                .find(new PlaceSearch.Asked("", null, null, null), 0, Integer.MAX_VALUE)
                .places();
    }

    private static Optional<Degrees> degrees(RegisteredPlace place) {
        return Optional.ofNullable(place.point()).map(point -> new Degrees(point.longitude(), point.latitude()));
    }

    /** Empty for a country without a known port or airport. */
    Optional<Degrees> of(String country) {
        return Optional.ofNullable(Read.MIDDLES.get(country));
    }
}
