package org.tidewaiter.exchange.token;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.identity.KeyDirectory;
import org.tidewaiter.exchange.identity.KeyHistory;
import org.tidewaiter.exchange.identity.KeyId;
import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.identity.VerificationKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A compact JWS (RFC 7515) of one kind, signed with Ed25519 (RFC 8037). The header holds exactly {@code alg},
 * {@code typ} and {@code kid}. A token that was read is not verified yet: {@link #requireSignatureOf} does that.
 */
public final class Token {

    /** Longest token read, in characters. */
    public static final int MAXIMUM_LENGTH = 1024 * 1024;

    private static final String ALGORITHM = "EdDSA";
    private static final Set<String> HEADER_NAMES = Set.of("alg", "typ", "kid");
    private static final int HEADER_LIMIT = 300;

    private final KeyId keyId;
    private final String signingInput;
    private final byte[] payload;
    private final byte[] signature;

    private Token(KeyId keyId, String signingInput, byte[] payload, byte[] signature) {
        this.keyId = keyId;
        this.signingInput = signingInput;
        this.payload = payload;
        this.signature = signature;
    }

    /** The compact text of a payload signed as that kind. */
    public static String sign(SignedKind kind, SigningKey key, byte[] payload) {
        ObjectNode header = StrictJson.newObject()
                .put("alg", ALGORITHM)
                .put("typ", kind.type())
                .put("kid", key.verificationKey().id().text());
        String input = Base64Url.encode(StrictJson.write(header)) + "." + Base64Url.encode(payload);
        return input + "." + Base64Url.encode(key.sign(input.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** Reads a token of that kind; refuses every other. */
    public static Token read(String text, SignedKind kind) throws Refusal {
        if (text.length() > MAXIMUM_LENGTH) {
            throw new Refusal(Rule.TOO_LARGE, "");
        }
        int first = text.indexOf('.');
        int second = text.indexOf('.', first + 1);
        if (first <= 0 || second < 0 || text.indexOf('.', second + 1) >= 0) {
            throw new Refusal(Rule.NOT_A_COMPACT_TOKEN, "");
        }
        KeyId keyId = readHeader(text.substring(0, first), kind);
        byte[] payload = Base64Url.decode(text.substring(first + 1, second), "/claims");
        byte[] signature = Base64Url.decode(text.substring(second + 1), "/signature");
        return new Token(keyId, text.substring(0, second), payload, signature);
    }

    private static KeyId readHeader(String encoded, SignedKind kind) throws Refusal {
        if (encoded.length() > HEADER_LIMIT) {
            throw new Refusal(Rule.TOO_LARGE, "/header");
        }
        ObjectNode header = StrictJson.readObject(Base64Url.decode(encoded, "/header"), "/header");
        if (header.size() != HEADER_NAMES.size() || !header.propertyNames().containsAll(HEADER_NAMES)) {
            throw new Refusal(Rule.HEADER_NOT_EXACT, "/header");
        }
        requireText(header, "alg", ALGORITHM, Rule.WRONG_ALGORITHM);
        requireText(header, "typ", kind.type(), Rule.KIND_MISMATCH);
        JsonNode keyId = header.path("kid");
        try {
            return new KeyId(keyId.isString() ? keyId.stringValue() : "");
        } catch (IllegalArgumentException malformed) {
            throw new Refusal(Rule.CLAIM_MALFORMED, "/header/kid");
        }
    }

    private static void requireText(ObjectNode header, String name, String expected, Rule rule) throws Refusal {
        JsonNode value = header.path(name);
        if (!value.isString() || !value.stringValue().equals(expected)) {
            throw new Refusal(rule, "/header/" + name);
        }
    }

    /**
     * Refuses the token unless that node signed it with one of its keys.
     *
     * @return the key that did
     */
    public VerificationKey requireSignatureOf(String node, KeyDirectory keys) throws Refusal {
        KeyHistory history = keys.of(node).orElse(null);
        if (history == null) {
            throw new Refusal(Rule.UNKNOWN_SENDER, "/header/kid");
        }
        VerificationKey key = history.keyFor(keyId).orElse(null);
        if (key == null) {
            throw new Refusal(history.isRevoked(keyId) ? Rule.KEY_REVOKED : Rule.WRONG_KEY, "/header/kid");
        }
        requireSignatureWith(key);
        return key;
    }

    /** Refuses the token unless that very key signed it. */
    public void requireSignatureWith(VerificationKey key) throws Refusal {
        if (!key.id().equals(keyId)) {
            throw new Refusal(Rule.WRONG_KEY, "/header/kid");
        }
        if (!isSignedWith(key)) {
            throw new Refusal(Rule.BAD_SIGNATURE, "/signature");
        }
    }

    public boolean isSignedWith(VerificationKey key) {
        return key.id().equals(keyId) && key.verifies(signingInputBytes(), signature);
    }

    /**
     * Refuses the token unless that node signed it with a key that it uses now, and is itself at the other end of the line.
     * The two keys may differ: what was signed before a change of keys is sent after it.
     *
     * @param online the key that the other end of the line proved to hold; null for what came by file, which may be late
     * @return the key that signed it
     */
    public VerificationKey requireSignatureOnLine(String node, KeyDirectory keys, @Nullable VerificationKey online)
            throws Refusal {
        VerificationKey key = requireSignatureOf(node, keys);
        if (online != null) {
            List<VerificationKey> inUse = keys.of(node).map(KeyHistory::inUse).orElse(List.of());
            if (!inUse.contains(online)) {
                throw new Refusal(Rule.TLS_IDENTITY_DIFFERS, "/header/kid");
            }
            if (!inUse.contains(key)) {
                throw new Refusal(Rule.WRONG_KEY, "/header/kid");
            }
        }
        return key;
    }

    /** The claims, whoever signed them. */
    public Claims claims() throws Refusal {
        return StrictJson.readClaims(payload, "/claims");
    }

    public byte[] payload() {
        return payload.clone();
    }

    /** The ASCII bytes that the signature covers: header and payload as they are spelt in the text. */
    public byte[] signingInputBytes() {
        return signingInput.getBytes(StandardCharsets.ISO_8859_1);
    }
}
