package org.tidewaiter.node.registry;

import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.SeizureReport;

/**
 * A checked report that is to be recorded.
 *
 * @param sourceKey names the source's own record, so that the same one recorded again changes nothing
 * @param release whether it waits for the coordinator or is released at once by agreement
 */
public record NewReport(
        SeizureReport report,
        @Nullable CasePseudonym pseudonym,
        @Nullable String sourceKey,
        ReleaseMode release) {

    /** Who decides on the release. */
    public enum ReleaseMode {
        BY_COORDINATOR,
        /** By agreement, without its text. */
        AUTOMATIC
    }
}
