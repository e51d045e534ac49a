package org.tidewaiter.report.matching;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.Place;
import org.tidewaiter.report.registers.Candidate;
import org.tidewaiter.report.registers.Places;
import org.tidewaiter.report.registers.Point;
import org.tidewaiter.report.registers.RegisteredPlace;

/** Reads where a seizure was, with what the registers of places know of it. */
final class SpotReader {

    /** A text that may mean more places than these says too little. */
    private static final int MOST_PLACES = 12;

    private static final double ONE_SPOT_KILOMETRES = 60;

    private final Places places;
    private final Set<String> commonWords;

    /** @param commonWords that names of many places share, in plain letters */
    SpotReader(Places places, Set<String> commonWords) {
        this.places = places;
        this.commonWords = commonWords;
    }

    Traits.@Nullable Spot of(@Nullable Place place, @Nullable String country) {
        if (place == null) {
            return null;
        }
        List<RegisteredPlace> meant = meant(place, country);
        Set<String> names = new LinkedHashSet<>();
        if (place.post() != null) {
            names.add(bare(Names.plain(place.post())));
        }
        meant.forEach(one -> {
            one.labels().texts().values().forEach(label -> names.add(bare(Names.plain(label))));
            if (one.city() != null) {
                names.add(bare(Names.plain(one.city())));
            }
        });
        names.removeIf(String::isEmpty);
        Point point = point(meant);
        return new Traits.Spot(
                place.office(),
                codes(place, meant),
                List.copyOf(names),
                meant.isEmpty() && place.post() != null && Names.isOtherScript(place.post()),
                place.latitude() != null || point == null ? place.latitude() : point.roundedLatitude(),
                place.longitude() != null || point == null ? place.longitude() : point.roundedLongitude());
    }

    private static List<String> codes(Place place, List<RegisteredPlace> meant) {
        return Stream.concat(Stream.ofNullable(place.locode()), meant.stream().map(RegisteredPlace::code))
                .distinct()
                .toList();
    }

    private List<RegisteredPlace> meant(Place place, @Nullable String country) {
        if (place.locode() != null) {
            List<RegisteredPlace> known = places.withLocode(place.locode());
            if (!known.isEmpty()) {
                return known;
            }
        }
        if (place.post() == null) {
            return List.of();
        }
        List<RegisteredPlace> meant = named(place.post(), country);
        return meant.isEmpty() ? named(bare(Names.plain(place.post())), country) : meant;
    }

    private List<RegisteredPlace> named(String text, @Nullable String country) {
        var found = places.resolve(text, country, null);
        return found.all() > MOST_PLACES
                ? List.of()
                : found.candidates().stream()
                        .flatMap(candidate -> candidate instanceof Candidate.OfPlace(RegisteredPlace place, var how)
                                ? Stream.of(place)
                                : Stream.empty())
                        .toList();
    }

    private String bare(String plain) {
        String rest = Stream.of(plain.split(" ", -1))
                .filter(word -> !commonWords.contains(word))
                .collect(Collectors.joining(" "));
        return rest.isEmpty() ? plain : rest;
    }

    /** Where all that may be meant lies close together. */
    private static @Nullable Point point(List<RegisteredPlace> meant) {
        List<Point> points = meant.stream()
                .flatMap(place -> Stream.ofNullable(place.point()))
                .toList();
        return !points.isEmpty()
                        && points.stream()
                                .allMatch(point -> kilometres(points.getFirst(), point) <= ONE_SPOT_KILOMETRES)
                ? points.getFirst()
                : null;
    }

    private static double kilometres(Point one, Point other) {
        return Distance.kilometres(
                BigDecimal.valueOf(one.latitude()),
                BigDecimal.valueOf(one.longitude()),
                BigDecimal.valueOf(other.latitude()),
                BigDecimal.valueOf(other.longitude()));
    }
}
