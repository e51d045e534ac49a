package org.tidewaiter.exchange.token;

import java.util.Base64;

/** Base64url (RFC 4648, section 5) in its one canonical spelling: no padding, no stray trailing bits. */
public final class Base64Url {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private Base64Url() {}

    public static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /** The bytes of a text that is spelt canonically. */
    public static byte[] decode(String text, String path) throws Refusal {
        byte[] bytes;
        try {
            bytes = DECODER.decode(text);
        } catch (IllegalArgumentException malformed) {
            throw new Refusal(Rule.NOT_CANONICAL_BASE64URL, path);
        }
        // The JDK's decoder takes padding and ignores trailing bits: only what encodes back to itself is canonical.
        if (!encode(bytes).equals(text)) {
            throw new Refusal(Rule.NOT_CANONICAL_BASE64URL, path);
        }
        return bytes;
    }
}
