package org.tidewaiter.exchange.version;

import java.util.Objects;
import java.util.regex.Pattern;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.StrictJson;
import tools.jackson.databind.JsonNode;

/**
 * One releasable part of a report: disclosed whole or not at all. Names are unique in a version; they should not count
 * (a receiver of {@code goods/7} alone knows that there are more), so give goods lines names that tell no number.
 *
 * @param name at most 120 letters, digits and {@code _ . / : [ ] -}, beginning with a letter or a slash; not that of a
 *     clear claim
 * @param value strict JSON: numbers are whole, quantities and amounts are decimal strings
 */
public record Part(String name, JsonNode value) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z/][A-Za-z0-9_./:\\[\\]-]{0,119}");

    public Part {
        Objects.requireNonNull(value, "value");
        if (!isName(name)) {
            throw new IllegalArgumentException("this cannot be the name of a part");
        }
        if (Disclosure.nests(value)) {
            throw new IllegalArgumentException("a part holds no digests");
        }
        try {
            StrictJson.check(value, "/parts");
        } catch (Refusal refusal) {
            throw new IllegalArgumentException("a part must be strict JSON", refusal);
        }
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches() && !VersionClaimsJson.CLEAR_NAMES.contains(name);
    }
}
