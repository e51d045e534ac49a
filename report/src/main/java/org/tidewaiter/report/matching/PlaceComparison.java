package org.tidewaiter.report.matching;

import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.matching.Traits.Spot;

/** Compares where it happened. */
final class PlaceComparison {

    private static final double NEAR_KILOMETRES = 40;
    private static final Set<String> AT_SEA = Set.of("OPEN_SEA", "TERRITORIAL_WATERS");

    private PlaceComparison() {}

    static void into(Set<Finding> found, Traits one, Traits other, Weights weights) {
        Finding same = one.country() != null && weights.commonCountries().contains(one.country())
                ? Finding.COUNTRY_SAME_COMMON
                : Finding.COUNTRY_SAME;
        Finding country = EventComparison.either(one.country(), other.country(), same, Finding.COUNTRY_OTHER);
        EventComparison.add(found, country == Finding.COUNTRY_OTHER ? otherCountry(one, other) : country);
        EventComparison.add(found, spot(one.place(), other.place()));
        EventComparison.add(
                found,
                EventComparison.eitherUnlessKindred(
                        weights,
                        one.placeKind(),
                        other.placeKind(),
                        Finding.PLACE_KIND_SAME,
                        Finding.PLACE_KIND_OTHER));
    }

    private static @Nullable Finding otherCountry(Traits one, Traits other) {
        if (one.countryAssumed() || other.countryAssumed() || isAtSea(one) || isAtSea(other)) {
            return null;
        }
        return names(one, other.country()) || names(other, one.country())
                ? Finding.COUNTRY_ON_THE_ROUTE
                : Finding.COUNTRY_OTHER;
    }

    /** What happens at sea is told as of the flag, the coast or the port that the vessel is brought into. */
    private static boolean isAtSea(Traits traits) {
        return traits.placeKind() != null && AT_SEA.contains(traits.placeKind());
    }

    private static boolean names(Traits traits, @Nullable String country) {
        return traits.origins().contains(country) || traits.further().contains(country);
    }

    private static @Nullable Finding spot(@Nullable Spot one, @Nullable Spot other) {
        if (one == null || other == null) {
            return null;
        }
        if (one.office() != null && one.office().equals(other.office())
                || !Collections.disjoint(one.codes(), other.codes())) {
            return Finding.PLACE_SAME;
        }
        Double kilometres = kilometres(one, other);
        if (areAlike(one, other)) {
            return kilometres == null || kilometres <= NEAR_KILOMETRES ? Finding.PLACE_ALIKE : Finding.PLACE_OTHER;
        }
        if (kilometres != null) {
            return kilometres <= NEAR_KILOMETRES ? Finding.PLACE_NEAR : Finding.PLACE_OTHER;
        }
        return isComparable(one) && isComparable(other) ? Finding.PLACE_NAMES_DIFFER : null;
    }

    private static boolean isComparable(Spot spot) {
        return !spot.names().isEmpty() && !spot.romanised() && !spot.region();
    }

    private static boolean areAlike(Spot one, Spot other) {
        return one.names().stream()
                .anyMatch(name -> other.names().stream().anyMatch(like -> Names.areAlike(name, like)));
    }

    private static @Nullable Double kilometres(Spot one, Spot other) {
        return one.latitude() == null
                        || one.longitude() == null
                        || other.latitude() == null
                        || other.longitude() == null
                ? null
                : Distance.kilometres(one.latitude(), one.longitude(), other.latitude(), other.longitude());
    }
}
