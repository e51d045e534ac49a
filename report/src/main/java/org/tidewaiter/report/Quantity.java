package org.tidewaiter.report;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A measured or counted quantity of goods.
 *
 * @param amount in {@code unit}
 * @param unit code of the list {@code unit} (UNECE Recommendation 20 where it has one)
 * @param basis code of the list {@code quantity-basis}: COUNTED, NET, GROSS or ESTIMATED
 */
public record Quantity(
        BigDecimal amount, String unit, @Nullable String basis) {}
