package org.tidewaiter.report.matching;

import java.math.BigDecimal;

/** Distances on the globe, by the haversine formula. */
final class Distance {

    private static final double RADIUS_KILOMETRES = 6_371;

    private Distance() {}

    /** @param latitude degrees north */
    static double kilometres(
            BigDecimal latitude, BigDecimal longitude, BigDecimal otherLatitude, BigDecimal otherLongitude) {
        double here = Math.toRadians(latitude.doubleValue());
        double there = Math.toRadians(otherLatitude.doubleValue());
        double north = Math.sin((there - here) / 2);
        double east = Math.sin(Math.toRadians(otherLongitude.doubleValue() - longitude.doubleValue()) / 2);
        double chord = north * north + Math.cos(here) * Math.cos(there) * east * east;
        return 2 * RADIUS_KILOMETRES * Math.asin(Math.min(1, Math.sqrt(chord)));
    }
}
