package org.tidewaiter.report.matching;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tidewaiter.report.matching.Corpus.Couple;

/**
 * What comes of keys and weights on a corpus.
 *
 * @param compared couples that share a key
 * @param certain couples that a rule may link
 * @param doubtful couples of which a person is asked
 */
record Measured(Corpus corpus, Set<Couple> compared, Set<Couple> certain, Set<Couple> doubtful) {

    static Measured of(Corpus corpus) {
        Set<Couple> compared = corpus.candidates();
        Map<Certainty, Set<Couple>> found = compared.stream()
                .collect(Collectors.groupingBy(couple -> corpus.compare(couple).certainty(), Collectors.toSet()));
        return new Measured(
                corpus,
                compared,
                found.getOrDefault(Certainty.CERTAIN, Set.of()),
                found.getOrDefault(Certainty.DOUBTFUL, Set.of()));
    }

    /** The figures over some of the couples. */
    Figures figures(Predicate<Couple> counted) {
        return new Figures(
                count(compared, counted),
                count(corpus.oneSeizure(), counted),
                count(compared, counted.and(this::isOneSeizure)),
                count(certain, counted),
                count(certain, counted.and(this::isOneSeizure)),
                count(doubtful, counted),
                count(doubtful, counted.and(this::isOneSeizure)),
                lookAlikes(certain, counted),
                lookAlikes(doubtful, counted));
    }

    boolean isOneSeizure(Couple couple) {
        return corpus.oneSeizure().contains(couple);
    }

    private static int count(Set<Couple> couples, Predicate<Couple> counted) {
        return (int) couples.stream().filter(counted).count();
    }

    private Map<String, Integer> lookAlikes(Set<Couple> couples, Predicate<Couple> counted) {
        Map<String, Integer> counts = new TreeMap<>();
        corpus.lookAlikes().forEach((couple, kind) -> {
            if (couples.contains(couple) && counted.test(couple)) {
                counts.merge(kind, 1, Integer::sum);
            }
        });
        return counts;
    }

    /**
     * Numbers of couples.
     *
     * @param oneSeizure those that are about one seizure
     * @param shareKey those of them that share a key
     * @param certainLookAlikes by kind of look-alikes
     */
    record Figures(
            int compared,
            int oneSeizure,
            int shareKey,
            int certain,
            int certainRightly,
            int doubtful,
            int doubtfulRightly,
            Map<String, Integer> certainLookAlikes,
            Map<String, Integer> doubtfulLookAlikes) {

        double precision() {
            return certain == 0 ? 1 : certainRightly / (double) certain;
        }

        /** How many of those about one seizure are linked or offered. */
        int found() {
            return certainRightly + doubtfulRightly;
        }

        double recall() {
            return found() / (double) oneSeizure;
        }

        @Override
        public String toString() {
            return ("%d compared pairs; of %d true pairs %d share a key; certain %d, right %d (precision %.4f); "
                            + "offered %d, right %d; found together %.4f of the true pairs; look-alikes offered %s")
                    .formatted(
                            compared,
                            oneSeizure,
                            shareKey,
                            certain,
                            certainRightly,
                            precision(),
                            doubtful,
                            doubtfulRightly,
                            recall(),
                            doubtfulLookAlikes);
        }
    }
}
