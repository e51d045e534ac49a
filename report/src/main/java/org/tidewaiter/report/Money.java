package org.tidewaiter.report;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An amount of money.
 *
 * @param currency ISO 4217 alphabetic code
 * @param basis code of the list {@code value-basis}, where the amount is a value of goods
 */
public record Money(
        BigDecimal amount, String currency, @Nullable String basis) {}
