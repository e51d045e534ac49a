package org.tidewaiter.report.registers;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What one euro cost on a day.
 *
 * @param currency ISO 4217
 * @param perEuro units of the currency for one euro
 */
public record ExchangeRate(String currency, LocalDate date, BigDecimal perEuro) {}
