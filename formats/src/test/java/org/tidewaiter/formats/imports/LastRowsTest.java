package org.tidewaiter.formats.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class LastRowsTest {

    @Property(tries = 200)
    void findsTheLastRowOfEachKeyWhetherOrNotRunsGoToDisk(
            @ForAll @Size(max = 300) List<@IntRange(max = 40) Integer> keys,
            @ForAll @IntRange(min = 1, max = 50) int run)
            throws IOException {
        Map<Integer, Integer> expected = new HashMap<>();
        try (LastRows rows = new LastRows(run)) {
            for (int row = 0; row < keys.size(); row++) {
                expected.put(keys.get(row), row);
                rows.add("key-" + keys.get(row), row);
            }
            BitSet found = rows.find();
            assertThat(found.stream().boxed()).containsExactlyInAnyOrderElementsOf(expected.values());
        }
    }
}
