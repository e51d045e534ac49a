package org.tidewaiter.exchange.letter;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.tidewaiter.exchange.token.Codes;
import org.tidewaiter.exchange.version.Digest;

/**
 * The receiver's answer to a letter.
 *
 * @param letter id of the letter
 * @param hash of the letter's signing input: the answer holds for those very words
 * @param sender name of the node that wrote the letter
 * @param receiver name of the node that answers and signs
 * @param time when it was answered first, to the millisecond
 */
public record LetterReceipt(
        UUID letter, Digest hash, String sender, String receiver, LetterOutcome outcome, Instant time) {

    public LetterReceipt {
        Objects.requireNonNull(letter, "letter");
        Objects.requireNonNull(hash, "hash");
        Codes.requireCode(sender, "the sender");
        Codes.requireCode(receiver, "the receiver");
        Objects.requireNonNull(outcome, "outcome");
        time = time.truncatedTo(ChronoUnit.MILLIS);
    }
}
