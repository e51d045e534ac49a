package org.tidewaiter.exchange.token;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The claims of a token, read by name and type. A claim missing, of another type, in another spelling, or left unread
 * at {@link #requireAllRead()} refuses the token.
 */
public final class Claims {

    private final ObjectNode claims;
    private final String path;
    private final Set<String> read = new HashSet<>();

    Claims(ObjectNode claims, String path) {
        this.claims = claims;
        this.path = path;
    }

    public boolean has(String name) {
        return claims.has(name);
    }

    /** A code: see {@link Codes}. */
    public String code(String name) throws Refusal {
        return codeOf(required(name), name);
    }

    public Optional<String> optionalCode(String name) throws Refusal {
        return has(name) ? Optional.of(code(name)) : Optional.empty();
    }

    public List<String> codes(String name, int maximum) throws Refusal {
        List<String> codes = new ArrayList<>();
        for (JsonNode element : array(name, maximum)) {
            codes.add(codeOf(element, name));
        }
        return codes;
    }

    public String text(String name, int maximum) throws Refusal {
        String text = textOf(required(name), name);
        if (text.length() > maximum) {
            throw new Refusal(Rule.TOO_LARGE, at(name));
        }
        return text;
    }

    public List<String> texts(String name, int maximum, int longest) throws Refusal {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : array(name, maximum)) {
            String text = textOf(element, name);
            if (text.length() > longest) {
                throw new Refusal(Rule.TOO_LARGE, at(name));
            }
            texts.add(text);
        }
        return texts;
    }

    /** The 32 bytes of a digest. */
    public byte[] bytes32(String name) throws Refusal {
        return bytes32Of(required(name), name);
    }

    public Optional<byte[]> optionalBytes32(String name) throws Refusal {
        return has(name) ? Optional.of(bytes32(name)) : Optional.empty();
    }

    public List<byte[]> listOfBytes32(String name, int maximum) throws Refusal {
        List<byte[]> list = new ArrayList<>();
        for (JsonNode element : array(name, maximum)) {
            list.add(bytes32Of(element, name));
        }
        return list;
    }

    /** A whole number from {@code minimum} to {@code 2^53 - 1}. */
    public long number(String name, long minimum) throws Refusal {
        JsonNode value = required(name);
        if (!value.isIntegralNumber() || value.longValue() < minimum || value.longValue() > Codes.MAXIMUM_NUMBER) {
            throw malformed(name);
        }
        return value.longValue();
    }

    public int smallNumber(String name, int minimum, int maximum) throws Refusal {
        long value = number(name, minimum);
        if (value > maximum) {
            throw malformed(name);
        }
        return (int) value;
    }

    /** ISO 8601 in UTC as {@link Instant#toString()} spells it, no finer than a millisecond. */
    public Instant instant(String name) throws Refusal {
        String text = textOf(required(name), name);
        try {
            Instant instant = Instant.parse(text);
            if (instant.toString().equals(text)
                    && instant.truncatedTo(ChronoUnit.MILLIS).equals(instant)) {
                return instant;
            }
        } catch (DateTimeException unreadable) {
            throw malformed(name);
        }
        throw malformed(name);
    }

    public Optional<Instant> optionalInstant(String name) throws Refusal {
        return has(name) ? Optional.of(instant(name)) : Optional.empty();
    }

    public UUID uuid(String name) throws Refusal {
        String text = textOf(required(name), name);
        try {
            UUID uuid = UUID.fromString(text);
            if (uuid.toString().equals(text)) {
                return uuid;
            }
        } catch (IllegalArgumentException unreadable) {
            throw malformed(name);
        }
        throw malformed(name);
    }

    public Claims object(String name) throws Refusal {
        if (required(name) instanceof ObjectNode object) {
            return new Claims(object, at(name));
        }
        throw malformed(name);
    }

    public List<Claims> objects(String name, int maximum) throws Refusal {
        List<Claims> objects = new ArrayList<>();
        for (JsonNode element : array(name, maximum)) {
            if (!(element instanceof ObjectNode object)) {
                throw malformed(name);
            }
            objects.add(new Claims(object, at(name) + "/" + objects.size()));
        }
        return objects;
    }

    public void requireAllRead() throws Refusal {
        if (!read.containsAll(claims.propertyNames())) {
            throw new Refusal(Rule.CLAIM_UNKNOWN, path);
        }
    }

    /** The refusal of a claim whose value is out of its type. */
    public Refusal malformed(String name) {
        return new Refusal(Rule.CLAIM_MALFORMED, at(name));
    }

    private ArrayNode array(String name, int maximum) throws Refusal {
        if (!(required(name) instanceof ArrayNode array)) {
            throw malformed(name);
        }
        if (array.size() > maximum) {
            throw new Refusal(Rule.TOO_LARGE, at(name));
        }
        return array;
    }

    private JsonNode required(String name) throws Refusal {
        read.add(name);
        JsonNode value = claims.get(name);
        if (value == null) {
            throw new Refusal(Rule.CLAIM_MISSING, at(name));
        }
        return value;
    }

    private String codeOf(JsonNode value, String name) throws Refusal {
        String text = textOf(value, name);
        if (!Codes.isCode(text)) {
            throw malformed(name);
        }
        return text;
    }

    private String textOf(JsonNode value, String name) throws Refusal {
        if (!value.isString()) {
            throw malformed(name);
        }
        return value.stringValue();
    }

    private byte[] bytes32Of(JsonNode value, String name) throws Refusal {
        byte[] bytes = Base64Url.decode(textOf(value, name), at(name));
        if (bytes.length != Codes.DIGEST_BYTES) {
            throw malformed(name);
        }
        return bytes;
    }

    private String at(String name) {
        return path + "/" + name;
    }
}
