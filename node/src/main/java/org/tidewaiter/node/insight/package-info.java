/**
 * The overview: cases and seizures over time, by category, country, region, mode, concealment and route, each figure with
 * the way to its reports.
 *
 * <p>Owns the schema {@code insight}: narrow rollups, fed from the journal by a follower with a cursor of its own, one
 * transaction for counts and cursor. What a report has added is kept beside them, so that a correction is counted in the
 * place of what it corrects and a withdrawal takes it out. Which reports count says the registry alone. {@code
 * RollupsTest} holds the rollups against a recount, {@code OverviewTest} the figures against the search that they lead to.
 */
@NullMarked
package org.tidewaiter.node.insight;

import org.jspecify.annotations.NullMarked;
