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
import org.tidewaiter.report.registers.ShippedRegisters;
import org.tidewaiter.report.vocabulary.Folding;

/** Reads where a seizure was, with what the registers of places know of it. */
final class SpotReader {

    /** A text that may mean more places than these says too little. */
    private static final int MOST_PLACES = 12;

    private static final double ONE_SPOT_KILOMETRES = 60;

    private final Places places;
    private final Set<String> commonWords;
    private final List<String> commonEndings;

    /**
     * @param commonWords that names of many places share, in plain letters or folded letters of another script
     * @param commonEndings the same, where a script writes them together with the name
     */
    SpotReader(Places places, Set<String> commonWords, List<String> commonEndings) {
        this.places = places;
        this.commonWords = commonWords.stream().map(Folding::fold).collect(Collectors.toSet());
        this.commonEndings = commonEndings.stream().map(Folding::fold).toList();
    }

    Traits.@Nullable Spot of(@Nullable Place place, @Nullable String country) {
        if (place == null) {
            return null;
        }
        List<RegisteredPlace> meant = meant(place, country);
        Set<String> names = new LinkedHashSet<>();
        if (place.post() != null) {
            names.add(bare(Names.plain(proper(place.post()))));
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
                meant.isEmpty() && place.post() != null && country != null && isRegion(place.post(), country),
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
        String proper = proper(place.post());
        return Stream.of(place.post(), proper, bare(Names.plain(proper)))
                .distinct()
                .map(name -> named(name, country))
                .filter(meant -> !meant.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private boolean isRegion(String name, String country) {
        return Stream.of(name, bare(Names.plain(name)))
                .flatMap(each -> ShippedRegisters.subdivisions().named(each).stream())
                .anyMatch(region -> region.country().equals(country));
    }

    /** A name in another script without what only says what sort of place it is; any other as it stands. */
    private String proper(String name) {
        if (!Names.isOtherScript(name)) {
            return name;
        }
        String proper = bare(Folding.fold(name));
        for (String ending : commonEndings) {
            if (proper.length() > ending.length() && proper.endsWith(ending)) {
                return proper.substring(0, proper.length() - ending.length()).strip();
            }
        }
        return proper;
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
