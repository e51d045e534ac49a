package org.tidewaiter.report.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tidewaiter.report.matching.Corpus.Couple;

/**
 * Counts in generated reports how often each finding is made of pairs about one seizure and of pairs drawn at random, and
 * holds it against the shares that were set by reasoning. Prints both with {@code -Dtidewaiter.trials=all}.
 */
class EstimatedSharesTest {

    private static final long SEED = 7;
    private static final int TWICE = 800;
    private static final int RANDOM_PAIRS = 40_000;
    private static final int ENOUGH = 30;
    private static final boolean PRINTED = "all".equals(System.getProperty("tidewaiter.trials"));

    private final Corpus corpus = Corpus.of(SEED, 800, TWICE, 0);
    private final Map<Finding, Integer> same = new EnumMap<>(Finding.class);
    private final Map<Finding, Integer> others = new EnumMap<>(Finding.class);

    @Test
    void whatGeneratedPairsSayHasTheSignOfTheWeightThatWasSet() {
        Map<Feature, Integer> statedBySame = new EnumMap<>(Feature.class);
        Map<Feature, Integer> statedByOthers = new EnumMap<>(Feature.class);
        corpus.oneSeizure().forEach(couple -> count(couple, same, statedBySame));
        Set<Couple> related = corpus.related();
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < RANDOM_PAIRS; i++) {
            Couple couple = Couple.of(random.nextInt(corpus.size()), random.nextInt(corpus.size()));
            if (couple.one() != couple.other() && !related.contains(couple)) {
                count(couple, others, statedByOthers);
            }
        }
        Set<Finding> contradicting = EnumSet.noneOf(Finding.class);
        for (Finding finding : Finding.values()) {
            double m = share(finding, same, statedBySame);
            double u = share(finding, others, statedByOthers);
            Weights.Shares set = Weights.load().shares(finding);
            if (PRINTED) {
                System.out.printf(
                        "matching: %-28s set m %.4f u %.7f %+5.1f bits; generated m %.4f u %.7f%n",
                        finding, set.m(), set.u(), Weights.load().of(finding), m, u);
            }
            boolean enough = same.getOrDefault(finding, 0) >= ENOUGH && others.getOrDefault(finding, 0) >= ENOUGH;
            if (enough && Math.abs(Weights.load().of(finding)) > 1 && (m > u) != (set.m() > set.u())) {
                contradicting.add(finding);
            }
        }
        assertThat(contradicting).isEmpty();
    }

    private void count(Couple couple, Map<Finding, Integer> counts, Map<Feature, Integer> stated) {
        for (Finding finding : corpus.compare(couple).findings()) {
            counts.merge(finding, 1, Integer::sum);
            stated.merge(finding.feature(), 1, Integer::sum);
        }
    }

    private static double share(Finding finding, Map<Finding, Integer> counts, Map<Feature, Integer> stated) {
        return counts.getOrDefault(finding, 0) / (double) Math.max(1, stated.getOrDefault(finding.feature(), 0));
    }
}
