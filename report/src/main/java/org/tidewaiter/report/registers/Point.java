package org.tidewaiter.report.registers;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A public place on the map, in degrees north and east. */
public record Point(double latitude, double longitude) {

    /** As a report may carry it: a tenth of a degree, some eleven kilometres. */
    public BigDecimal roundedLatitude() {
        return rounded(latitude);
    }

    /** As a report may carry it. */
    public BigDecimal roundedLongitude() {
        return rounded(longitude);
    }

    private static BigDecimal rounded(double degrees) {
        return BigDecimal.valueOf(degrees).setScale(1, RoundingMode.HALF_UP);
    }
}
