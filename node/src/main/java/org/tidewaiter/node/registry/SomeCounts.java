package org.tidewaiter.node.registry;

/**
 * Counts that may have been given up.
 *
 * @param more whether there are more cases than these; then nothing but that is known
 */
public record SomeCounts(Counts counts, boolean more) {}
