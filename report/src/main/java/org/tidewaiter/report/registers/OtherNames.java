package org.tidewaiter.report.registers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Other, former and foreign names that no register of places has itself. */
final class OtherNames {

    static final OtherNames NONE = new OtherNames();

    private final Map<String, List<String>> places = new HashMap<>();
    private final Map<String, List<String>> cities = new HashMap<>();

    /** @param code IATA code of an airport or UN/LOCODE of a port */
    void ofPlace(String code, List<String> names) {
        places.put(code, names);
    }

    void ofCity(String country, String city, List<String> names) {
        cities.put(country + PlaceText.city(PlaceText.fold(city)), names);
    }

    List<String> place(String code) {
        return places.getOrDefault(code, List.of());
    }

    /** @param city folded */
    List<String> city(String country, String city) {
        return cities.getOrDefault(country + city, List.of());
    }
}
