package org.tidewaiter.node.insight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tidewaiter.report.registers.PlaceSearch;
import org.tidewaiter.report.registers.Places;
import org.tidewaiter.report.registers.Point;
import org.tidewaiter.report.registers.RegisteredPlace;

/** Where on the map a country's lines begin and end: in the middle of its ports and airports. */
@Component
class CountryPlaces {

    private final Map<String, Degrees> middles = new HashMap<>();

    CountryPlaces() {
        Map<String, List<Degrees>> places = new HashMap<>();
        PlaceSearch.Found all =
                Places.shipped().search().find(new PlaceSearch.Asked("", null, null, null), 0, Integer.MAX_VALUE);
        for (RegisteredPlace place : all.places()) {
            Point point = place.point();
            if (point != null) {
                places.computeIfAbsent(place.country(), country -> new ArrayList<>())
                        .add(new Degrees(point.longitude(), point.latitude()));
            }
        }
        places.forEach((country, known) -> middles.put(country, GreatCircle.middle(known)));
    }

    /** Empty for a country without a known port or airport. */
    Optional<Degrees> of(String country) {
        return Optional.ofNullable(middles.get(country));
    }
}
