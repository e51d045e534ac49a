/**
 * Reconciliation: both ends of an agreement compare what one of them holds for the other, as a tree of digests, without
 * sending all of it. {@code TreeComparisonTest} shows that exactly the differences are found, with work that follows their
 * number; {@code ReconciliationExchangeTest} what is refused.
 */
@NullMarked
package org.tidewaiter.exchange.reconciliation;

import org.jspecify.annotations.NullMarked;
