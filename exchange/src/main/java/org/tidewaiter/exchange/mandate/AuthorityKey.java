package org.tidewaiter.exchange.mandate;

import java.security.SecureRandom;
import java.util.regex.Pattern;
import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.exchange.identity.WrittenKey;

/**
 * The key with which an authority says who may issue its reports, as the authority keeps it: on paper or on a medium in a safe. Never
 * prints itself but by {@link #text()}.
 */
public final class AuthorityKey {

    /** More characters than any authority's key has as a text. */
    public static final int LONGEST = WrittenKey.LONGEST;

    private static final String HEADING = "tidewaiter-authority-key-1";
    private static final String AUTHORITY = "authority";

    private static final Pattern NAME = Pattern.compile("[A-Z]{2}-[A-Z0-9-]{2,20}");

    private final WrittenKey written;

    private AuthorityKey(WrittenKey written) {
        if (!NAME.matcher(written.owner()).matches()) {
            throw new IllegalArgumentException("an authority is named by country and agency, such as PL-CUSTOMS");
        }
        this.written = written;
    }

    /**
     * A new key.
     *
     * @param originator the authority, as ISO 3166 alpha-2 country and agency, such as {@code PL-CUSTOMS}
     * @throws IllegalArgumentException if that is no such name
     */
    public static AuthorityKey generate(String originator, SecureRandom random) {
        return new AuthorityKey(new WrittenKey(originator, SigningKey.generate(random)));
    }

    /**
     * Reads what {@link #text()} has written.
     *
     * @throws IllegalArgumentException if it is no such text, or a character of it was lost or changed
     */
    public static AuthorityKey parse(String text) {
        return new AuthorityKey(WrittenKey.parse(text, HEADING, AUTHORITY, "authority's key"));
    }

    /** Both halves, for people to keep. */
    public String text() {
        return written.text(HEADING, AUTHORITY);
    }

    public String originator() {
        return written.owner();
    }

    public VerificationKey verificationKey() {
        return signingKey().verificationKey();
    }

    SigningKey signingKey() {
        return written.key();
    }

    @Override
    public String toString() {
        return "AuthorityKey[" + verificationKey().id() + "]";
    }
}
