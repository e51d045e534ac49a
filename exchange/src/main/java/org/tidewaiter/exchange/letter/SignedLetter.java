package org.tidewaiter.exchange.letter;

import java.util.Objects;
import org.tidewaiter.exchange.version.Digest;

/**
 * A letter ready to send.
 *
 * @param letter what was signed
 * @param jws the token on the wire (media type {@value #MEDIA_TYPE}); stored and sent again as it is
 * @param hash what a receipt calls it: SHA-256 of the token's signing input
 */
public record SignedLetter(Letter letter, String jws, Digest hash) {

    /** The media type of a letter. */
    public static final String MEDIA_TYPE = "application/vnd.tidewaiter.letter+jwt";

    public SignedLetter {
        Objects.requireNonNull(letter, "letter");
        Objects.requireNonNull(jws, "jws");
        Objects.requireNonNull(hash, "hash");
    }
}
