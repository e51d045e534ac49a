package org.tidewaiter.formats.imports;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import org.tidewaiter.report.LineIds;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Names the goods lines of one report, the same at every import. A name depends on nothing but the line's commodity and
 * quantity, which leave together with it, and on how many equal lines stand before it: it tells nothing of the case, of
 * other lines or of text that stays.
 */
final class GoodsLineNames {

    private final Map<String, Integer> occurrences = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    String name(JsonNode line) {
        String commodity = written(line.path("category")) + "|" + written(line.path("subcategory")) + "|"
                + written(line.path("quantity"));
        int occurrence = occurrences.merge(commodity, 1, Integer::sum);
        SplittableRandom random = new SplittableRandom(seed(commodity + "|" + occurrence));
        String name = LineIds.next(random);
        while (!taken.add(name)) {
            name = LineIds.next(random);
        }
        return name;
    }

    /** The value as JSON; without its writer where that is plain to see, as this is done for every line. */
    private static String written(JsonNode value) {
        if (value.isString() && isPlain(value.stringValue())) {
            return '"' + value.stringValue() + '"';
        }
        if (!(value instanceof ObjectNode object)) {
            return value.toString();
        }
        StringJoiner fields = new StringJoiner(",", "{", "}");
        object.forEachEntry((name, field) -> fields.add('"' + name + "\":" + written(field)));
        return fields.toString();
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(each -> each >= ' ' && each <= '~' && each != '"' && each != '\\');
    }

    private static long seed(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
