package org.tidewaiter.exchange.recall;

import java.util.Objects;
import org.tidewaiter.exchange.token.Rule;

/** What came of reading a recall. */
public sealed interface RecallReading permits VerifiedRecall, RecallReading.Refused {

    /**
     * A recall that takes nothing back.
     *
     * @param rule the rule it breaks
     * @param path where in the recall
     */
    record Refused(Rule rule, String path) implements RecallReading {

        public Refused {
            Objects.requireNonNull(rule, "rule");
            Objects.requireNonNull(path, "path");
        }
    }
}
