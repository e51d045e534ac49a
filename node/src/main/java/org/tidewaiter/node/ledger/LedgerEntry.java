package org.tidewaiter.node.ledger;

import org.tidewaiter.exchange.log.LogEntry;

/**
 * An entry at its place.
 *
 * @param index from 0
 */
public record LedgerEntry(long index, LogEntry entry) {}
