package org.tidewaiter.formats.mapping;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds for rows whose cells are among those listed, in every column named. */
record Condition(Map<String, List<String>> accepted) {

    Condition {
        accepted = Map.copyOf(accepted);
    }

    boolean holds(RowView row) {
        return accepted.entrySet().stream().allMatch(column -> column.getValue().contains(row.cell(column.getKey())));
    }

    Set<String> columns() {
        return accepted.keySet();
    }
}
