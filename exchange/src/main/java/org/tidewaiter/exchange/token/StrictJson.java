package org.tidewaiter.exchange.token;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON that leaves no room for two readings: UTF-8 without byte order mark, unique names, nothing after the value,
 * bounded depth and size, whole numbers of at most 18 digits, and no characters that mislead a reader (NUL and other
 * controls, lone surrogates, noncharacters, overrides of the writing direction).
 */
public final class StrictJson {

    /** Levels of nesting allowed. */
    public static final int MAXIMUM_DEPTH = 24;

    private static final int MAXIMUM_DIGITS = 18;
    private static final int MAXIMUM_NAME = 200;
    private static final int MAXIMUM_TEXT = 4 * 1024 * 1024;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAXIMUM_DEPTH)
                            .maxNumberLength(MAXIMUM_DIGITS + 2)
                            .maxNameLength(MAXIMUM_NAME)
                            .maxStringLength(MAXIMUM_TEXT)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    public static ObjectNode newObject() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode newArray() {
        return MAPPER.createArrayNode();
    }

    /** UTF-8, names in the order in which they were put, no white space. */
    public static byte[] write(JsonNode value) {
        return MAPPER.writeValueAsBytes(value);
    }

    public static ObjectNode readObject(byte[] utf8, String path) throws Refusal {
        if (read(utf8, path) instanceof ObjectNode object) {
            return object;
        }
        throw new Refusal(Rule.NOT_STRICT_JSON, path);
    }

    /** An object whose properties are read like claims. */
    public static Claims readClaims(byte[] utf8, String path) throws Refusal {
        return new Claims(readObject(utf8, path), path);
    }

    public static ArrayNode readArray(byte[] utf8, String path) throws Refusal {
        if (read(utf8, path) instanceof ArrayNode array) {
            return array;
        }
        throw new Refusal(Rule.NOT_STRICT_JSON, path);
    }

    private static JsonNode read(byte[] utf8, String path) throws Refusal {
        JsonNode value;
        try {
            value = MAPPER.readTree(decode(utf8, path));
        } catch (JacksonException malformed) {
            throw new Refusal(Rule.NOT_STRICT_JSON, path);
        }
        check(value, path);
        return value;
    }

    // Jackson's own UTF-8 reader skips a byte order mark; the JDK's strict decoder leaves it for the parser to refuse.
    private static String decode(byte[] utf8, String path) throws Refusal {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new Refusal(Rule.NOT_STRICT_JSON, path);
        }
    }

    /** Refuses a value that, written out, could be read in two ways. */
    public static void check(JsonNode value, String path) throws Refusal {
        check(value, path, MAXIMUM_DEPTH);
    }

    private static void check(JsonNode value, String path, int depth) throws Refusal {
        if (depth == 0) {
            throw new Refusal(Rule.TOO_LARGE, path);
        }
        if (value.isObject()) {
            for (Map.Entry<String, JsonNode> property : value.properties()) {
                checkText(property.getKey(), path);
                check(property.getValue(), path, depth - 1);
            }
        } else if (value.isArray()) {
            for (JsonNode element : value) {
                check(element, path, depth - 1);
            }
        } else if (value.isString()) {
            checkText(value.stringValue(), path);
        } else if (value.isNumber()) {
            checkNumber(value, path);
        } else if (!value.isBoolean() && !value.isNull()) {
            throw new Refusal(Rule.NOT_STRICT_JSON, path);
        }
    }

    private static void checkNumber(JsonNode value, String path) throws Refusal {
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || Math.abs(value.longValue()) >= 1_000_000_000_000_000_000L) {
            throw new Refusal(Rule.NUMBER_NOT_WHOLE, path);
        }
    }

    private static void checkText(String text, String path) throws Refusal {
        int at = 0;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            if (misleads(character)) {
                throw new Refusal(Rule.NOT_STRICT_JSON, path);
            }
            at += Character.charCount(character);
        }
    }

    private static boolean misleads(int character) {
        if (character < 0x20) {
            return character != '\n' && character != '\t' && character != '\r';
        }
        if (character < 0x7F) {
            return false;
        }
        return character <= 0x9F
                || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE)
                || character == 0x202D
                || character == 0x202E
                || character == 0xFEFF
                || (character >= 0xFDD0 && character <= 0xFDEF)
                || (character & 0xFFFE) == 0xFFFE;
    }
}
