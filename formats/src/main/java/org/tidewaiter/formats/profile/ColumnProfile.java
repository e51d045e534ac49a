package org.tidewaiter.formats.profile;

import java.util.List;

/**
 * What a column holds. Its values may be personal data.
 *
 * @param filled cells that are not blank
 * @param values distinct values, the most frequent first
 * @param complete whether {@code values} has all of them
 * @param habits how numbers, dates and units are written in it
 */
public record ColumnProfile(
        String name, long filled, long blanks, List<ValueCount> values, boolean complete, ColumnHabits habits) {

    public ColumnProfile {
        values = List.copyOf(values);
    }

    /** Some of the values. */
    public List<String> examples(int most) {
        return values.stream().limit(most).map(ValueCount::value).toList();
    }
}
