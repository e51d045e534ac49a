package org.tidewaiter.node.ledger;

import java.util.Map;
import org.tidewaiter.exchange.log.Subtree;
import org.tidewaiter.exchange.version.Digest;

/**
 * What appending made of the log.
 *
 * @param first index of the first entry that was appended; where none was, that of the next
 * @param known hashes that proofs against the new head need again and again
 */
public record LedgerGrowth(LedgerHead head, long first, Map<Subtree, Digest> known) {}
