package org.tidewaiter.exchange.attachment;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.tidewaiter.exchange.token.Codes;
import org.tidewaiter.exchange.version.Digest;

/**
 * "I hold these bytes, and a version that you sent me names them."
 *
 * @param digest SHA-256 of the bytes
 * @param sender who sent them
 * @param holder who holds them and signs
 * @param time when it was signed, to the millisecond
 */
public record AttachmentReceipt(Digest digest, String sender, String holder, Instant time) {

    public AttachmentReceipt {
        Objects.requireNonNull(digest, "digest");
        Codes.requireCode(sender, "the sender");
        Codes.requireCode(holder, "the holder");
        time = time.truncatedTo(ChronoUnit.MILLIS);
    }
}
