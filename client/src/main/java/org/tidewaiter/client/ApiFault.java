package org.tidewaiter.client;

/**
 * One fault of a report as the node names it.
 *
 * @param path where, for example {@code goods[0].quantity.unit}; empty for the report as a whole
 * @param rule id of the rule
 * @param message what is wrong and what to do, in the language asked for
 */
public record ApiFault(String path, String rule, String message) {}
