package org.tidewaiter.exchange.standing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.tidewaiter.exchange.token.Codes;
import org.tidewaiter.exchange.version.Digest;

/**
 * "What do you hold from me?"
 *
 * @param asker name of the node that asks and signs
 * @param audience name of the partner asked
 * @param nonce 32 fresh random bytes, so that no old answer fits
 * @param time when it was asked, to the millisecond
 */
public record StandingQuestion(String asker, String audience, Digest nonce, Instant time) {

    public StandingQuestion {
        Codes.requireCode(asker, "the asker");
        Codes.requireCode(audience, "the audience");
        Objects.requireNonNull(nonce, "nonce");
        time = time.truncatedTo(ChronoUnit.MILLIS);
    }
}
