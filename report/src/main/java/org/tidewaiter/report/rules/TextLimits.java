package org.tidewaiter.report.rules;

import java.util.Map;
import java.util.Set;

/** How long the texts of a report may be, in UTF-16 units. */
public final class TextLimits {

    private static final int USUAL = 200;

    private static final Map<String, Integer> LENGTHS = Map.of(
            "summary", 4_000,
            "narrative", 20_000,
            "description", 1_000,
            "declaredDescription", 1_000,
            "denominations", 1_000,
            "characteristics", 1_000,
            "address", 500);

    private static final Set<String> PARAGRAPHS =
            Set.of("summary", "narrative", "description", "declaredDescription", "characteristics", "address");

    private TextLimits() {}

    /** The limit of a field by its name. */
    public static int of(String field) {
        return LENGTHS.getOrDefault(field, USUAL);
    }

    /** Whether people write paragraphs in the field, so that it may hold line breaks. */
    public static boolean paragraphs(String field) {
        return PARAGRAPHS.contains(field);
    }
}
