/**
 * Receipts: what became of each item of a dispatch, signed by the node that received it.
 */
@NullMarked
package org.tidewaiter.exchange.receipt;

import org.jspecify.annotations.NullMarked;
