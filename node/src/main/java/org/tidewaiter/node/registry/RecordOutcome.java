package org.tidewaiter.node.registry;

import java.util.UUID;

/** What came of recording a report. */
public sealed interface RecordOutcome {

    /** The report's name inside this node. */
    UUID record();

    /** Recorded now. */
    record Recorded(UUID record) implements RecordOutcome {}

    /** This very report, by its source key, was there already; nothing was changed. */
    record AlreadyThere(UUID record) implements RecordOutcome {}

    /**
     * A report with this source key, but of other content, was there already; nothing was changed. What is recorded is
     * changed by a correction.
     */
    record OtherContent(UUID record) implements RecordOutcome {}
}
