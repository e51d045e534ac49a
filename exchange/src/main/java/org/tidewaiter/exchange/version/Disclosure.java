package org.tidewaiter.exchange.version;

import java.util.Map;
import java.util.Objects;
import org.tidewaiter.exchange.token.Base64Url;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * A salted part of a version (RFC 9901, section 4.2.1): base64url of the JSON array of salt, name and value.
 *
 * <p>Written and read here with Jackson rather than with a library at hand: those accept other spellings, repeated
 * names and trailing characters, and would need every value in a second kind of tree. A test reads what we write, and
 * writes what we read, with an independent implementation.
 *
 * @param encoded the text that travels, kept as it came
 * @param name the part's name
 * @param value the part's value
 * @param digest SHA-256 of the encoded text; stands in the version
 */
public record Disclosure(String encoded, String name, JsonNode value, Digest digest) {

    /** Longest encoded disclosure, in characters. */
    public static final int MAXIMUM_LENGTH = 256 * 1024;

    static final int SALT_BYTES = 16;

    private static final int ELEMENTS = 3;
    private static final int SALT_CHARACTERS = 22;

    public Disclosure {
        Objects.requireNonNull(encoded, "encoded");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(digest, "digest");
    }

    static Disclosure write(byte[] salt, Part part) {
        ArrayNode array = StrictJson.newArray()
                .add(Base64Url.encode(salt))
                .add(part.name())
                .add(part.value());
        String encoded = Base64Url.encode(StrictJson.write(array));
        return new Disclosure(encoded, part.name(), part.value(), Digest.sha256(encoded));
    }

    static Disclosure read(String encoded, String path) throws Refusal {
        if (encoded.length() > MAXIMUM_LENGTH) {
            throw new Refusal(Rule.TOO_LARGE, path);
        }
        ArrayNode array = StrictJson.readArray(Base64Url.decode(encoded, path), path);
        if (array.size() != ELEMENTS || !isSalt(array.get(0)) || !array.get(1).isString()) {
            throw new Refusal(Rule.DISCLOSURE_MALFORMED, path);
        }
        String name = array.get(1).stringValue();
        JsonNode value = array.get(2);
        if (isReserved(name) || nests(value)) {
            throw new Refusal(Rule.DISCLOSURE_NESTED, path);
        }
        if (VersionClaimsJson.CLEAR_NAMES.contains(name)) {
            throw new Refusal(Rule.DISCLOSURE_COLLIDES, path);
        }
        if (!Part.isName(name)) {
            throw new Refusal(Rule.DISCLOSURE_MALFORMED, path);
        }
        return new Disclosure(encoded, name, value, Digest.sha256(encoded));
    }

    private static boolean isSalt(JsonNode salt) {
        return salt.isString() && salt.stringValue().length() == SALT_CHARACTERS;
    }

    private static boolean isReserved(String name) {
        return name.equals("_sd") || name.equals("...");
    }

    /** Whether digests of further disclosures hide in the value. */
    static boolean nests(JsonNode value) {
        for (Map.Entry<String, JsonNode> property : value.properties()) {
            if (isReserved(property.getKey()) || nests(property.getValue())) {
                return true;
            }
        }
        if (value.isArray()) {
            for (JsonNode element : value) {
                if (nests(element)) {
                    return true;
                }
            }
        }
        return false;
    }
}
