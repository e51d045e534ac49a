package org.tidewaiter.node.registry;

import java.util.List;
import org.tidewaiter.report.disclosure.DisclosedReport.Part;

/** What an agreement says of a report's content. */
sealed interface ScopeJudgement {

    /**
     * It is due.
     *
     * @param parts what of it travels: of a mixed case only the goods lines in scope and what belongs to them
     */
    record Due(List<Part> parts) implements ScopeJudgement {

        public Due {
            parts = List.copyOf(parts);
        }
    }

    /** It is not due, and nothing of it travels. */
    record NotDue(NotDueReason reason) implements ScopeJudgement {}
}
