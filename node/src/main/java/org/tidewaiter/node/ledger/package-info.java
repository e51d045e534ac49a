/**
 * The append-only Merkle log of what this node accepted from partners: entries, the hashes of complete subtrees, proofs. It
 * is written in the transaction that accepts, in the order of commits; an entry, once there, never changes.
 *
 * <p>Owns the schema {@code ledger}. {@code LedgerTest} shows it working.
 */
@NullMarked
package org.tidewaiter.node.ledger;

import org.jspecify.annotations.NullMarked;
