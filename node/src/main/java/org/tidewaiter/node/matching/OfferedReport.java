package org.tidewaiter.node.matching;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.report.matching.Evidence;

/**
 * A report that no rule links: of the same case, or one that resembles it.
 *
 * @param differences why not, where it is of the same case
 * @param evidence how the two compare, where they carry no case that tells
 * @param parted whether a person said that the two are not the same
 */
public record OfferedReport(
        UUID record, ReportIdentity identity, Set<Difference> differences, List<Evidence> evidence, boolean parted) {

    public OfferedReport {
        differences = Set.copyOf(differences);
        evidence = List.copyOf(evidence);
    }
}
