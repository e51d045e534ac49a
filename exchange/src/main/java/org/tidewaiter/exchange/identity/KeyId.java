package org.tidewaiter.exchange.identity;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Short name of a verification key: the first 16 bytes of the SHA-256 of its 32 raw bytes, in base64url without
 * padding (22 characters).
 */
public record KeyId(String text) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{21}[AQgw]");

    public KeyId {
        Objects.requireNonNull(text, "text");
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("a key id has 22 base64url characters");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
