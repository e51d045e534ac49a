package org.tidewaiter.node.registry;

import java.util.EnumSet;
import java.util.Set;

/**
 * A report on a case that is like another.
 *
 * @param likenesses in what; at least one
 */
public record SimilarReport(ReportSummary report, Set<Likeness> likenesses) {

    public SimilarReport {
        likenesses = EnumSet.copyOf(likenesses);
    }

    int weight() {
        return likenesses.stream().mapToInt(Likeness::weight).sum();
    }
}
