package org.tidewaiter.report.registers;

/**
 * A province, state or other part of a country.
 *
 * @param country ISO 3166-1 alpha-2
 * @param code of ISO 3166-2, without the country
 * @param kind as the source names it, such as {@code Province}
 */
public record Subdivision(String country, String code, String name, String kind) {}
