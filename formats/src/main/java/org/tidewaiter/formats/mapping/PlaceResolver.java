package org.tidewaiter.formats.mapping;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.registers.Point;

/** Finds places that files name in free text. Never guesses: what is not certain is not found. */
@FunctionalInterface
public interface PlaceResolver {

    /** The place that a text such as {@code Nairobi, Kenya} names. */
    Optional<Found> resolve(String text);

    /** Finds nothing. */
    static PlaceResolver none() {
        return text -> Optional.empty();
    }

    /**
     * A place of the registers.
     *
     * @param country ISO 3166-1 alpha-2
     * @param locode UN/LOCODE, null where only the country is certain
     * @param office code of a customs office or border post, where the text names one
     * @param name what the register calls it, null where only the country is certain
     * @param point where it lies, null where the register does not say
     */
    record Found(
            String country,
            @Nullable String locode,
            @Nullable String office,
            @Nullable String name,
            @Nullable Point point) {

        /** A country, and no more. */
        static Found country(String country) {
            return new Found(country, null, null, null, null);
        }

        /** Whether a place is certain, not the country alone. */
        boolean isPlace() {
            return locode != null || office != null || name != null;
        }
    }
}
