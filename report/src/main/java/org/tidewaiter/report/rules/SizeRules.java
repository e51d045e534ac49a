package org.tidewaiter.report.rules;

import static org.tidewaiter.report.rules.Rule.always;
import static org.tidewaiter.report.rules.Severity.REFUSE;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** How many of each a report may have. */
final class SizeRules {

    static final int USUAL = 100;

    private static final Map<String, Integer> LIMITS = Map.of(
            "goods",
            200,
            "route",
            50,
            "concealment",
            20,
            "detection",
            20,
            "handling",
            10,
            "profiles",
            1_000,
            "pictures",
            20);

    private SizeRules() {}

    static List<Rule> all() {
        return List.of(always(
                "too-many",
                REFUSE,
                (subject, found) -> Walk.over(subject, (owner, field, value, path) -> {
                    int limit = LIMITS.getOrDefault(field, USUAL);
                    int size = value instanceof Collection<?> many
                            ? many.size()
                            : value instanceof Map<?, ?> map ? map.size() : 0;
                    if (size > limit) {
                        found.at(path, Map.of("limit", Integer.toString(limit)));
                    }
                })));
    }
}
