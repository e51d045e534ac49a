package org.tidewaiter.formats.mapping;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
     */
    record Found(
            String country,
            @Nullable String locode,
            @Nullable String office) {}
}
