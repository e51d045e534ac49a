package org.tidewaiter.node.matching;

import java.time.Instant;
import java.util.UUID;

/**
 * What a person said of two reports.
 *
 * @param id names the judgement
 * @param same whether they said that the two are about one seizure
 * @param takenBack whether that no longer holds
 */
public record SaidPair(long id, UUID one, UUID other, boolean same, String author, Instant at, boolean takenBack) {}
