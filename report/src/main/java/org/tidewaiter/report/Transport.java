package org.tidewaiter.report;

import org.jspecify.annotations.Nullable;

/**
 * How the goods travelled. Plates, way-bill and parcel numbers and drivers are nominal ({@link NominalPart}).
 *
 * @param mode UNECE Recommendation 19 code, "0" to "9"
 * @param conveyance code of the list {@code conveyance}
 */
public record Transport(
        @Nullable String mode,
        @Nullable String conveyance,
        @Nullable Identity identity) {

    /**
     * Identity of a means of transport that is no personal datum; leaves by profile.
     *
     * @param imo number of the International Maritime Organization, seven digits
     * @param container ISO 6346 number
     * @param nationality flag or country of registration
     */
    public record Identity(
            @Nullable String carrier,
            @Nullable String flight,
            @Nullable String vessel,
            @Nullable String imo,
            @Nullable String container,
            @Nullable String seal,
            @Nullable String nationality) {}
}
