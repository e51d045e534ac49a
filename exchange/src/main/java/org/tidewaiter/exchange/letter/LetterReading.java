package org.tidewaiter.exchange.letter;

import java.util.Objects;
import org.tidewaiter.exchange.token.Rule;

/** What came of reading a letter. */
public sealed interface LetterReading permits VerifiedLetter, LetterReading.Refused {

    /**
     * A letter that nobody may rely on.
     *
     * @param rule the rule it breaks
     * @param path where in the letter
     */
    record Refused(Rule rule, String path) implements LetterReading {

        public Refused {
            Objects.requireNonNull(rule, "rule");
            Objects.requireNonNull(path, "path");
        }
    }
}
