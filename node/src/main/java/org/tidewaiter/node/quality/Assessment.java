package org.tidewaiter.node.quality;

import java.util.List;

/**
 * What is said of a report.
 *
 * @param history newest first
 */
public record Assessment(AssessedReport report, List<AssessmentStep> history) {

    public Assessment {
        history = List.copyOf(history);
    }
}
