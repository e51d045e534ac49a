/** Compares with partners and heals what differs; what this node lost comes back from them. */
@NullMarked
package org.tidewaiter.node.delivery.reconciliation;

import org.jspecify.annotations.NullMarked;
