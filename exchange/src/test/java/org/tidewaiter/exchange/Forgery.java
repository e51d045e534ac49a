package org.tidewaiter.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.tidewaiter.exchange.identity.SigningKey;

/** Signs whatever it is given: what an attacker, or a careless implementation, could send. */
public final class Forgery {

    private Forgery() {}

    public static String header(String type, SigningKey key) {
        return "{\"alg\":\"EdDSA\",\"typ\":\"" + type + "\",\"kid\":\""
                + key.verificationKey().id() + "\"}";
    }

    /** A token over those very characters, with a signature that holds. */
    public static String token(String header, String payload, SigningKey key) {
        return signed(encode(header) + "." + encode(payload), key);
    }

    /** Those characters with a signature that holds. */
    public static String signed(String input, SigningKey key) {
        return input + "." + encode(key.sign(input.getBytes(StandardCharsets.US_ASCII)));
    }

    public static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static String decode(String encoded) {
        return new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
    }

    public static String payloadOf(String token) {
        return decode(token.split("\\.")[1]);
    }

    public static String headerOf(String token) {
        return decode(token.split("\\.")[0]);
    }

    /** The text with its last character changed so that it decodes to the same bytes by a lenient decoder. */
    public static String otherSpelling(String base64url) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(base64url.charAt(base64url.length() - 1));
        return base64url.substring(0, base64url.length() - 1) + alphabet.charAt(last ^ 1);
    }
}
