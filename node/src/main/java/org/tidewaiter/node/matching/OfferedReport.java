package org.tidewaiter.node.matching;

import java.util.Set;
import java.util.UUID;
import org.tidewaiter.exchange.version.ReportIdentity;

/**
 * A report of the same case that no rule links.
 *
 * @param differences why not
 * @param parted whether a person said that the two are not the same
 */
public record OfferedReport(UUID record, ReportIdentity identity, Set<Difference> differences, boolean parted) {

    public OfferedReport {
        differences = Set.copyOf(differences);
    }
}
