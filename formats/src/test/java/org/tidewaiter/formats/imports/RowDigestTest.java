package org.tidewaiter.formats.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewaiter.formats.imports.WeaponsFile.ready;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.tidewaiter.formats.mapping.Mapping;

/** Rows without a key of their own. */
class RowDigestTest {

    private static final Mapping MAPPING = Yaml.mapping("""
            report: {formType: SIMPLIFIED, provenance: FILE, eventKind: SEIZURE}
            goods: {category: TOBACCO, subcategory: {column: Kind, as: text}, brand: {column: Brand, as: text, blank: leave-out}}
            """);

    @Property(tries = 100)
    void keepsTrueRepeatsAndKnowsThemAgainInAnyOrder(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 5) Integer> brands, @ForAll long seed) {
        List<String> rows = brands.stream().map(brand -> "CIGARS;" + brand).collect(Collectors.toList());
        List<String> keys = keys("Kind;Brand", rows);
        assertThat(keys).hasSameSizeAs(brands).doesNotHaveDuplicates();
        List<String> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(keys("Kind;Brand", shuffled)).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void doesNotMindTheOrderOfColumnsOrBlanks() {
        assertThat(keys("Brand;Kind", List.of(" x ;CIGARS"))).isEqualTo(keys("Kind;Brand", List.of("CIGARS;x")));
        assertThat(keys("Kind;Brand", List.of("CIGARS;y"))).isNotEqualTo(keys("Kind;Brand", List.of("CIGARS;x")));
    }

    @Property(tries = 100)
    void countsEqualRowsBeforeWhetherOrNotRunsGoToDisk(
            @ForAll @Size(max = 200) List<@IntRange(max = 20) Integer> digests,
            @ForAll @IntRange(min = 1, max = 30) int run)
            throws IOException {
        try (RepeatedRows rows = new RepeatedRows(run)) {
            for (int row = 0; row < digests.size(); row++) {
                rows.add("%032x".formatted(digests.get(row)), row);
            }
            RepeatedRows.Counts counts = rows.counts();
            Map<Integer, Integer> seen = new HashMap<>();
            for (int row = 0; row < digests.size(); row++) {
                int before = seen.merge(digests.get(row), 1, Integer::sum) - 1;
                assertThat(counts.before(row)).isEqualTo(before);
            }
        }
    }

    private static List<String> keys(String header, List<String> rows) {
        return ready(Yaml.read(WeaponsFile.text(header + "\n" + String.join("\n", rows) + "\n"), MAPPING)).stream()
                .map(ImportItem.Ready::sourceKey)
                .toList();
    }
}
