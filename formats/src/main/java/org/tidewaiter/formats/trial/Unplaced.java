package org.tidewaiter.formats.trial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tidewaiter.formats.mapping.RowObserver;
import org.tidewaiter.formats.profile.ValueCount;

/** Counts values that could not be placed, in bounded memory. */
final class Unplaced implements RowObserver {

    private static final int LONGEST = 200;
    private static final int MOST_IN_ALL = 50_000;

    private final int most;
    private final Map<Place, Values> untranslated = new LinkedHashMap<>();
    private final Map<Place, Values> unresolved = new LinkedHashMap<>();
    private int held;

    private record Place(String field, String column) {}

    private static final class Values {
        private final Map<String, long[]> counts = new LinkedHashMap<>();
        private long cells;
        private boolean complete = true;
    }

    Unplaced(int most) {
        this.most = most;
    }

    @Override
    public void untranslated(String field, String column, String value) {
        count(untranslated, field, column, value);
    }

    @Override
    public void unresolved(String field, String column, String text) {
        count(unresolved, field, column, text);
    }

    List<UnplacedValues> untranslated() {
        return values(untranslated);
    }

    List<UnplacedValues> unresolved() {
        return values(unresolved);
    }

    private void count(Map<Place, Values> places, String field, String column, String value) {
        Values values = places.computeIfAbsent(new Place(field, column), each -> new Values());
        values.cells++;
        long[] count = values.counts.get(value);
        if (count != null) {
            count[0]++;
        } else if (values.counts.size() < most && held < MOST_IN_ALL && value.length() <= LONGEST) {
            values.counts.put(value, new long[] {1});
            held++;
        } else {
            values.complete = false;
        }
    }

    private static List<UnplacedValues> values(Map<Place, Values> places) {
        List<UnplacedValues> lists = new ArrayList<>();
        places.forEach((place, values) -> lists.add(new UnplacedValues(
                place.field(),
                place.column(),
                values.counts.entrySet().stream()
                        .map(entry -> new ValueCount(entry.getKey(), entry.getValue()[0]))
                        .sorted(Comparator.comparingLong(ValueCount::count).reversed())
                        .toList(),
                values.complete,
                values.cells)));
        return lists;
    }
}
