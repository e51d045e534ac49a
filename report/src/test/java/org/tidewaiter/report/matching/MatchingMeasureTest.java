package org.tidewaiter.report.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tidewaiter.report.generated.DoubleReports.Relation;
import org.tidewaiter.report.matching.Corpus.Couple;

/**
 * Measures what comes of keys and weights on generated reports, of another seed than those that the shares were compared with.
 * The figures stand in {@code docs/counted-once.md}.
 */
class MatchingMeasureTest {

    private static final long SEED = 20_261_126;
    private static final int TWICE = 1_500;

    @Test
    void certainPairsAreRightFewAreMissedAndPeopleAreNotFlooded() {
        Corpus corpus = Corpus.of(SEED, 3_000, TWICE, 200);
        Set<Couple> candidates = corpus.candidates();
        Map<Certainty, Set<Couple>> found = found(corpus, candidates);
        Set<Couple> certain = found.getOrDefault(Certainty.CERTAIN, Set.of());
        Set<Couple> doubtful = found.getOrDefault(Certainty.DOUBTFUL, Set.of());
        long rightly = certain.stream().filter(corpus::isOneSeizure).count();
        long offeredRightly = doubtful.stream().filter(corpus::isOneSeizure).count();
        double precision = rightly / (double) certain.size();
        double recall = (rightly + offeredRightly) / (double) TWICE;
        long blocked = corpus.related().entrySet().stream()
                .filter(each -> each.getValue() == Relation.ONE_SEIZURE && candidates.contains(each.getKey()))
                .count();
        System.out.printf(
                "matching: %d reports, %d compared pairs; of %d true pairs %d share a key; certain %d, right %d "
                        + "(precision %.4f); offered %d, right %d; found together %.4f of the true pairs%n",
                corpus.size(),
                candidates.size(),
                TWICE,
                blocked,
                certain.size(),
                rightly,
                precision,
                doubtful.size(),
                offeredRightly,
                recall);
        System.out.println("matching: look-alikes offered " + lookAlikes(corpus, doubtful) + " of 200 each");
        assertThat(certain).hasSizeGreaterThan(TWICE / 40);
        assertThat(precision).isGreaterThanOrEqualTo(0.995);
        assertThat(recall).isGreaterThanOrEqualTo(0.95);
        assertThat(doubtful).hasSizeLessThanOrEqualTo(2 * TWICE);
        assertThat(lookAlikes(corpus, certain)).isEmpty();
    }

    private static Map<Certainty, Set<Couple>> found(Corpus corpus, Set<Couple> candidates) {
        return candidates.stream()
                .collect(Collectors.groupingBy(couple -> corpus.compare(couple).certainty(), Collectors.toSet()));
    }

    private static Map<Relation, Integer> lookAlikes(Corpus corpus, Set<Couple> found) {
        Map<Relation, Integer> counts = new EnumMap<>(Relation.class);
        Map<Couple, Relation> related = new HashMap<>(corpus.related());
        found.forEach(couple -> {
            Relation relation = related.get(couple);
            if (relation != null && relation != Relation.ONE_SEIZURE) {
                counts.merge(relation, 1, Integer::sum);
            }
        });
        return counts;
    }

    @Test
    void aReportHasFewKeysAndSeeksFew() {
        Corpus corpus = Corpus.of(SEED + 1, 500, 0, 0);
        for (int i = 0; i < corpus.size(); i++) {
            assertThat(BlockingKeys.kept(corpus.traits(i))).hasSizeLessThanOrEqualTo(40);
            assertThat(BlockingKeys.sought(corpus.traits(i))).hasSizeLessThanOrEqualTo(250);
        }
    }
}
