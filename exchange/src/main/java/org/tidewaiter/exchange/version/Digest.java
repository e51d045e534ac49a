package org.tidewaiter.exchange.version;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.token.Codes;

/** A SHA-256 digest. Its text is base64url without padding (43 characters); its order is that of the text. */
public final class Digest implements Comparable<Digest> {

    private final byte[] bytes;
    private final String text;

    private Digest(byte[] bytes) {
        this.bytes = bytes;
        this.text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * A digest from its bytes.
     *
     * @throws IllegalArgumentException if these are not 32
     */
    public static Digest of(byte[] bytes) {
        if (bytes.length != Codes.DIGEST_BYTES) {
            throw new IllegalArgumentException("a digest has 32 bytes");
        }
        return new Digest(bytes.clone());
    }

    /**
     * A digest from its text.
     *
     * @throws IllegalArgumentException if it is not the one spelling of a digest
     */
    public static Digest parse(String text) {
        Digest digest = of(Base64.getUrlDecoder().decode(text));
        if (!digest.text.equals(text)) {
            throw new IllegalArgumentException("a digest has one spelling: base64url without padding");
        }
        return digest;
    }

    /** The digest of those bytes. */
    public static Digest sha256(byte[] bytes) {
        return sha256(bytes, 0, bytes.length);
    }

    /** The digest of the bytes from that offset on, as many as the length says. */
    public static Digest sha256(byte[] bytes, int offset, int length) {
        MessageDigest sha256 = newSha256();
        sha256.update(bytes, offset, length);
        return new Digest(sha256.digest());
    }

    /** The digest of a text's ASCII bytes, for texts that are ASCII by their form. */
    static Digest sha256(String ascii) {
        return sha256(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    public String text() {
        return text;
    }

    @Override
    public int compareTo(Digest other) {
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Digest digest && Arrays.equals(bytes, digest.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return text;
    }
}
