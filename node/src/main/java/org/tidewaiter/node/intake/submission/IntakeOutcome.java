package org.tidewaiter.node.intake.submission;

import java.util.List;
import java.util.UUID;
import org.tidewaiter.report.rules.Fault;

/** What came of a report that was handed in. */
public sealed interface IntakeOutcome {

    /**
     * It is recorded.
     *
     * @param record its name inside this node
     * @param notes what the rules found worth saying, and questions that were taken as answered
     */
    record Accepted(UUID record, List<Fault> notes) implements IntakeOutcome {
        public Accepted {
            notes = List.copyOf(notes);
        }
    }

    /** The same case of the same source was there; nothing was changed. */
    record AlreadyThere(UUID record) implements IntakeOutcome {}

    /** It is not recorded; every fault and every open question at once. */
    record Refused(List<Fault> faults) implements IntakeOutcome {
        public Refused {
            faults = List.copyOf(faults);
        }
    }
}
