package org.tidewaiter.exchange.agreement;

import java.util.Objects;
import org.tidewaiter.exchange.token.Codes;
import org.tidewaiter.exchange.version.Digest;

/**
 * The disclosure profile agreed upon.
 *
 * @param name code of the profile, such as {@code global-non-personal@1}
 * @param digest of its text, so that both sides mean the same list of fields
 */
public record ProfileReference(String name, Digest digest) {

    public ProfileReference {
        Codes.requireCode(name, "the profile's name");
        Objects.requireNonNull(digest, "digest");
    }
}
