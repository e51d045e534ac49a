package org.tidewaiter.report.registers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The provinces and states of all countries. */
public final class Subdivisions {

    private final Map<String, List<Subdivision>> byCountry = new HashMap<>();
    private final Map<String, List<Subdivision>> byName = new HashMap<>();

    Subdivisions(List<Subdivision> all) {
        for (Subdivision each : all) {
            byCountry.computeIfAbsent(each.country(), any -> new ArrayList<>()).add(each);
            for (String name : PlaceText.variants(each.name().replace('[', '(').replace(']', ')'))) {
                byName.computeIfAbsent(PlaceText.fold(name), any -> new ArrayList<>(1))
                        .add(each);
            }
        }
    }

    /** Those of a country, in the order of their codes. */
    public List<Subdivision> of(String country) {
        return List.copyOf(byCountry.getOrDefault(country, List.of()));
    }

    public Optional<Subdivision> find(String country, String code) {
        return of(country).stream().filter(each -> each.code().equals(code)).findFirst();
    }

    /** Those of all countries that have this name, whatever its accents and case. */
    public List<Subdivision> named(String name) {
        return byName.getOrDefault(PlaceText.fold(name), List.of()).stream()
                .distinct()
                .toList();
    }
}
