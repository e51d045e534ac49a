package org.tidewaiter.node.matching;

import java.util.UUID;
import org.tidewaiter.report.matching.Comparison;

/**
 * Two reports that may be about one seizure, for a person to say.
 *
 * @param one the one released first
 */
public record OfferedPair(UUID one, UUID other, Comparison comparison) {}
