package org.tidewaiter.node.delivery;

import java.time.Instant;
import java.util.Set;

/**
 * Published in the transaction that took a receipt by which a partner knows of no mandate for these originators.
 *
 * @param sentAt when what it answers was signed: a mandate that it had confirmed before, it has lost
 */
public record MandatesLacking(String partner, Set<String> originators, Instant sentAt) {}
