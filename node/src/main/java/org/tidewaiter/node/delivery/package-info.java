/**
 * Carries signed versions between this node and its partners: agreements, lanes, leases, dispatches, receipts, the
 * 24-hour clock. It knows no report: what travels is asked of {@link org.tidewaiter.node.delivery.OutgoingVersions},
 * what arrives is given to {@link org.tidewaiter.node.delivery.IncomingVersions}; the registry implements both.
 *
 * <p>What stands here is its face, for other modules; each capability has a package of its own below, in an order that a test
 * holds.
 *
 * <p>Owns the schema {@code delivery}.
 */
@NullMarked
package org.tidewaiter.node.delivery;

import org.jspecify.annotations.NullMarked;
