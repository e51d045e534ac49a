package org.tidewaiter.exchange.log;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.tidewaiter.exchange.token.Codes;

/**
 * What a node says of a head of another's log: that it has verified it, and that the log's node stood by it then.
 *
 * @param cosigner name of the node that says so, which signs
 * @param head as the log's own node signed it
 * @param time when it was cosigned, to the millisecond
 */
public record Cosignature(String cosigner, SignedLogHead head, Instant time) {

    public Cosignature {
        Codes.requireCode(cosigner, "the cosigner");
        Objects.requireNonNull(head, "head");
        time = time.truncatedTo(ChronoUnit.MILLIS);
        if (cosigner.equals(head.head().log())) {
            throw new IllegalArgumentException("nobody cosigns its own log");
        }
    }
}
