/**
 * Persons, companies and whatever else of a case never leaves: one sealed record for each report. Exists on national
 * nodes and gateways; a hub has neither this schema nor these beans.
 *
 * <p>Owns the schema {@code nominal}. Also makes the pseudonym of a case reference, the only thing derived from nominal
 * data that a disclosure profile may list.
 */
@NullMarked
package org.tidewaiter.node.nominal;

import org.jspecify.annotations.NullMarked;
