package org.tidewaiter.node.registry;

import java.util.UUID;

/** What came of recording a report. */
public sealed interface RecordOutcome {

    /** The report's name inside this node. */
    UUID record();

    /** Recorded now. */
    record Recorded(UUID record) implements RecordOutcome {}

    /** A report with this source key was there already; nothing was changed. */
    record AlreadyThere(UUID record) implements RecordOutcome {}
}
