package org.tidewaiter.formats.profile;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what a column holds. */
final class ColumnCount {

    private final String name;
    private final ProfileLimits limits;
    private final Budget budget;
    private final Map<String, long[]> counts = new LinkedHashMap<>();
    private long filled;
    private long blanks;
    private boolean complete = true;

    ColumnCount(String name, ProfileLimits limits, Budget budget) {
        this.name = name;
        this.limits = limits;
        this.budget = budget;
    }

    void add(String cell) {
        if (cell.isEmpty()) {
            blanks++;
            return;
        }
        filled++;
        long[] count = counts.get(cell);
        if (count != null) {
            count[0]++;
        } else if (counts.size() < limits.values()
                && cell.length() <= limits.valueLength()
                && budget.take(cell.length())) {
            counts.put(cell, new long[] {1});
        } else {
            complete = false;
        }
    }

    ColumnProfile profile() {
        List<ValueCount> values = counts.entrySet().stream()
                .map(entry -> new ValueCount(entry.getKey(), entry.getValue()[0]))
                .sorted(Comparator.comparingLong(ValueCount::count).reversed())
                .toList();
        return new ColumnProfile(name, filled, blanks, values, complete, Habits.of(values));
    }
}
