package org.tidewaiter.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the node did with one report of a batch. */
public sealed interface ReportOutcome {

    /**
     * @param record id of the case at the node
     * @param number number of the report, once it has one
     */
    record Accepted(String record, @Nullable String number) implements ReportOutcome {}

    /** The node has a report with this source key. */
    record AlreadyThere(String record, @Nullable String number) implements ReportOutcome {}

    /** The node did not take it, for these reasons. */
    record Refused(List<ApiFault> faults) implements ReportOutcome {
        public Refused {
            faults = List.copyOf(faults);
        }
    }
}
