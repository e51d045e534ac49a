package org.tidewaiter.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One station of the route that the goods took or were to take.
 *
 * @param country ISO 3166-1 alpha-2
 * @param locode UN/LOCODE of the place, where known
 * @param place name of the place, where it has no UN/LOCODE
 * @param custody whether customs of that country had the goods in their hands (a seizure opportunity)
 */
public record RouteLeg(
        Role role,
        String country,
        @Nullable String locode,
        @Nullable String place,
        @Nullable LocalDate date,
        @Nullable Boolean custody) {

    /** What the station is to the route, in the order of travel. */
    public enum Role {
        ORIGIN,
        DEPARTURE,
        EXPORT,
        TRANSIT,
        DISCOVERY,
        DESTINATION
    }
}
