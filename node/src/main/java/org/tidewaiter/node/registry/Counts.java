package org.tidewaiter.node.registry;

/**
 * What a search finds, counted.
 *
 * @param cases events
 * @param seizures goods lines
 * @param countries reporting countries
 */
public record Counts(long cases, long seizures, long countries) {}
