package org.tidewaiter.exchange.letter;

import org.tidewaiter.exchange.token.Rule;

/** What came of reading the answer to a letter. */
public sealed interface LetterReceiptReading {

    /** Signed by the letter's audience for this very letter. Only {@link LetterReceipts} makes one. */
    final class Verified implements LetterReceiptReading {

        private final LetterReceipt receipt;
        private final String jws;

        Verified(LetterReceipt receipt, String jws) {
            this.receipt = receipt;
            this.jws = jws;
        }

        public LetterReceipt receipt() {
            return receipt;
        }

        /** The token as it came, to be stored as proof. */
        public String jws() {
            return jws;
        }
    }

    /**
     * Proves nothing: the letter counts as unanswered.
     *
     * @param rule the rule it breaks
     * @param path where
     */
    record Refused(Rule rule, String path) implements LetterReceiptReading {}
}
