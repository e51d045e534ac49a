package org.tidewaiter.node.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** An API token as its holder has it: {@code tw_} and 256 random bits. Shown once; the node keeps its SHA-256. */
record TokenSecret(String value) {
    private static final String PREFIX = "tw_";
    private static final int BYTES = 32;
    private static final Pattern SHAPE = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

    TokenSecret {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("a token is tw_ and 43 characters of base64url");
        }
    }

    static TokenSecret generate(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new TokenSecret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    static Optional<TokenSecret> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new TokenSecret(text)) : Optional.empty();
    }

    /** Without salt or stretching: nobody guesses 256 random bits. */
    byte[] digest() {
        return sha256(value);
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
