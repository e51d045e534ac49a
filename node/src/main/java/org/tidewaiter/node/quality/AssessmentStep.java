package org.tidewaiter.node.quality;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a report's history.
 *
 * @param author the account that said it; null where a new version was the cause
 */
public record AssessmentStep(
        int version,
        ReportStatus status,
        Cause cause,
        @Nullable String author,
        Instant at) {

    /** What brought it about. */
    public enum Cause {
        PERSON,
        UNDONE,
        QUERY,
        NEW_VERSION
    }
}
