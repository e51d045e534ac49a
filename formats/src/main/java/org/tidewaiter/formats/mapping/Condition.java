package org.tidewaiter.formats.mapping;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds for rows whose cells are among those listed, in every column named, and are not blank in every column that must be
 * filled.
 */
public record Condition(Map<String, List<String>> accepted, List<String> filled) {

    /** Holds for every row. */
    public static final Condition ALWAYS = new Condition(Map.of(), List.of());

    public Condition {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        accepted.forEach((column, cells) -> copy.put(column, List.copyOf(cells)));
        accepted = InOrder.copyOf(copy);
        filled = List.copyOf(filled);
    }

    /** Holds for rows in which that column is not blank. */
    public static Condition filled(String column) {
        return new Condition(Map.of(), List.of(column));
    }

    /** The columns that the condition reads. */
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>(accepted.keySet());
        columns.addAll(filled);
        return columns;
    }
}
