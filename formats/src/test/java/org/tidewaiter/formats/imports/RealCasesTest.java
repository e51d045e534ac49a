package org.tidewaiter.formats.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.formats.mapping.RegisteredPlaces;
import org.tidewaiter.formats.mapping.ShippedMappings;
import org.tidewaiter.report.matching.BlockingKeys;
import org.tidewaiter.report.matching.Certainty;
import org.tidewaiter.report.matching.Circumstances;
import org.tidewaiter.report.matching.Matcher;
import org.tidewaiter.report.matching.Traits;
import org.tidewaiter.report.matching.TraitsReader;
import org.tidewaiter.report.registers.Places;

/**
 * How many of the cases of one published file are taken for each other, found as a node finds them: by their keys. They are real
 * and, but for what a file tells twice, of different seizures; each source numbers its own.
 */
class RealCasesTest {

    private static final Path FILES = Path.of("..", "demo/src/main/resources/org/tidewaiter/demo/data");

    private static final Circumstances NUMBERED = new Circumstances(true, false);
    private static final Circumstances NOT_NUMBERED = new Circumstances(true, null);

    /**
     * @param numbered most that may be offered where the node knows two case references of one system
     * @param notNumbered the same where it knows none
     */
    @ParameterizedTest
    @CsvSource({
        "us-cbp-weapons-fy2022-2023.csv, us-cbp-weapons, 7974, 8, 800",
        "c4ads-airport-wildlife-2009-2014.csv, c4ads-airport-wildlife, 475, 8, 40",
    })
    void differentCasesOfOneSourceAreSeldomOfferedAndNeverLinked(
            String file, String mapping, int cases, int numbered, int notNumbered) {
        List<Traits> read = read(file, mapping);
        Map<Certainty, Integer> told = counted(read, NUMBERED);
        Map<Certainty, Integer> untold = counted(read, NOT_NUMBERED);
        System.out.printf(
                "matching: %d real cases of %s; offered %d, and %d without case references%n",
                read.size(),
                mapping,
                told.getOrDefault(Certainty.DOUBTFUL, 0),
                untold.getOrDefault(Certainty.DOUBTFUL, 0));
        assertThat(read).hasSize(cases);
        assertThat(told.getOrDefault(Certainty.DOUBTFUL, 0)).isLessThanOrEqualTo(numbered);
        assertThat(untold.getOrDefault(Certainty.DOUBTFUL, 0)).isLessThanOrEqualTo(notNumbered);
        assertThat(told).doesNotContainKey(Certainty.CERTAIN);
        assertThat(untold).doesNotContainKey(Certainty.CERTAIN);
    }

    private static List<Traits> read(String file, String mapping) {
        TraitsReader reader = TraitsReader.load();
        return Yaml.read(
                        ImportSource.of(FILES.resolve(file)),
                        ShippedMappings.named(mapping).orElseThrow(),
                        new RegisteredPlaces(Places.shipped()))
                .stream()
                .filter(ImportItem.Ready.class::isInstance)
                .map(item -> reader.of(((ImportItem.Ready) item).submission().report()))
                .toList();
    }

    private static Map<Certainty, Integer> counted(List<Traits> cases, Circumstances circumstances) {
        Map<Certainty, Integer> counts = new HashMap<>();
        Map<Long, List<Integer>> earlier = new HashMap<>();
        for (int i = 0; i < cases.size(); i++) {
            Traits one = cases.get(i);
            for (int other : sharing(BlockingKeys.sought(one), earlier)) {
                Certainty certainty = Matcher.load()
                        .compare(cases.get(other), one, circumstances)
                        .certainty();
                counts.merge(certainty, 1, Integer::sum);
            }
            for (long key : BlockingKeys.kept(one)) {
                earlier.computeIfAbsent(key, none -> new ArrayList<>()).add(i);
            }
        }
        return counts;
    }

    private static Set<Integer> sharing(Set<Long> keys, Map<Long, List<Integer>> kept) {
        Set<Integer> found = new HashSet<>();
        for (long key : keys) {
            List<Integer> same = kept.getOrDefault(key, List.of());
            if (same.size() <= BlockingKeys.CROWD) {
                found.addAll(same);
            }
        }
        return found;
    }
}
