package org.tidewaiter.report.units;

import java.math.BigDecimal;

/**
 * A quantity in the base unit of its category.
 *
 * @param unit code of the list {@code unit}
 * @param factor id and version of the factor used, for example {@code LBR-KGM@1}
 */
public record BaseQuantity(BigDecimal amount, String unit, String factor) {}
