package org.tidewaiter.exchange.dispatch;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.tidewaiter.exchange.token.Codes;
import org.tidewaiter.exchange.version.Digest;

/**
 * Who sends what to whom.
 *
 * @param id a UUID of version 7; new for each attempt that is built anew, the same for bytes sent again
 * @param sender name of the node that sends and signs
 * @param audience name of the one node it is for
 * @param agreement number of the agreement it comes under
 * @param agreementDigest digest of that agreement's text
 * @param epoch the sender's journal epoch
 * @param sequence position in the sender's lane for this partner, from 1
 * @param time when it was signed, to the millisecond
 */
public record DispatchHeader(
        UUID id,
        String sender,
        String audience,
        String agreement,
        Digest agreementDigest,
        long epoch,
        long sequence,
        Instant time) {

    public DispatchHeader {
        Objects.requireNonNull(id, "id");
        Codes.requireCode(sender, "the sender");
        Codes.requireCode(audience, "the audience");
        Codes.requireCode(agreement, "the agreement's number");
        Objects.requireNonNull(agreementDigest, "agreementDigest");
        Codes.requireNumber(epoch, 0, "the epoch");
        Codes.requireNumber(sequence, 1, "the sequence");
        time = time.truncatedTo(ChronoUnit.MILLIS);
    }
}
