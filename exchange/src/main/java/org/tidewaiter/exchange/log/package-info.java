/**
 * The append-only log of what a node accepted: a Merkle tree (RFC 9162, section 2.1) over entries that anybody can write
 * down from a version and its receipt, signed heads of it, and proofs that an entry is in it and that it only grew.
 */
@NullMarked
package org.tidewaiter.exchange.log;

import org.jspecify.annotations.NullMarked;
