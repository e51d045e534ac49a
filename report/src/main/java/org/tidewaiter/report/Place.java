package org.tidewaiter.report;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Where the event took place, as far as it may leave: an office, a UN/LOCODE or a named border post. Street, premises
 * and exact coordinates are nominal ({@link NominalPart}).
 *
 * @param office code of the customs office
 * @param locode UN/LOCODE, five characters without a blank
 * @param post name of the border post or office, as people know it
 * @param latitude degrees north, rounded to 0.1
 * @param longitude degrees east, rounded to 0.1
 */
public record Place(
        @Nullable String office,
        @Nullable String locode,
        @Nullable String post,
        @Nullable BigDecimal latitude,
        @Nullable BigDecimal longitude) {}
