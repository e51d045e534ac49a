package org.tidewaiter.exchange.letter;

import org.tidewaiter.exchange.token.Codes;

/** What became of a letter at its receiver. */
public sealed interface LetterOutcome {

    /** On disk there, now or since before. */
    record Taken() implements LetterOutcome {}

    /**
     * Not taken; nothing of it is kept there.
     *
     * @param reason a code
     */
    record Refused(String reason) implements LetterOutcome {

        public Refused {
            Codes.requireCode(reason, "the reason");
        }
    }
}
