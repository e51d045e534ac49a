package org.tidewaiter.report.matching;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How two reports compare.
 *
 * @param score log2 of the odds that they are about one seizure
 * @param evidence in the order of the features
 */
public record Comparison(double score, List<Evidence> evidence, Certainty certainty) {

    public Comparison {
        evidence = List.copyOf(evidence);
    }

    /** What was found. */
    public Set<Finding> findings() {
        Set<Finding> findings = EnumSet.noneOf(Finding.class);
        evidence.forEach(each -> findings.add(each.finding()));
        return findings;
    }
}
