package org.tidewaiter.exchange.standing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.tidewaiter.exchange.token.Codes;
import org.tidewaiter.exchange.version.Digest;

/**
 * "This is what I hold from you." A node that finds itself below is an old copy of itself and must not sign.
 *
 * @param asker name of the node that asked
 * @param answerer name of the partner that answers and signs
 * @param nonce that of the question
 * @param highestEpoch the highest epoch of the asker that a dispatch accepted here named; 0 if none did
 * @param highestSequence the highest lane sequence in that epoch; 0 if there is none
 * @param acceptedCount how many versions of the asker are held
 * @param time when it was signed, to the millisecond
 */
public record StandingAnswer(
        String asker,
        String answerer,
        Digest nonce,
        long highestEpoch,
        long highestSequence,
        long acceptedCount,
        Instant time) {

    public StandingAnswer {
        Codes.requireCode(asker, "the asker");
        Codes.requireCode(answerer, "the answerer");
        Objects.requireNonNull(nonce, "nonce");
        Codes.requireNumber(highestEpoch, 0, "the epoch");
        Codes.requireNumber(highestSequence, 0, "the sequence");
        Codes.requireNumber(acceptedCount, 0, "the count");
        time = time.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Whether the partner has seen more of the asker than the asker itself remembers. */
    public boolean isAheadOf(long ownEpoch, long ownSequence) {
        return highestEpoch > ownEpoch || (highestEpoch == ownEpoch && highestSequence > ownSequence);
    }
}
