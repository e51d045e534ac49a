package org.tidewaiter.report.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.IntSummaryStatistics;
import org.junit.jupiter.api.Test;

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
        Measured.Figures figures = Measured.of(corpus).figures(couple -> true);
        System.out.println("matching: " + corpus.size() + " generated reports, " + figures + " of 200 each");
        assertThat(figures.certain()).isGreaterThan(TWICE / 40);
        assertThat(figures.precision()).isGreaterThanOrEqualTo(0.995);
        assertThat(figures.recall()).isGreaterThanOrEqualTo(0.95);
        assertThat(figures.doubtful()).isLessThanOrEqualTo(2 * TWICE);
        assertThat(figures.certainLookAlikes()).isEmpty();
    }

    @Test
    void aReportHasFewKeysAndSeeksFew() {
        Corpus corpus = Corpus.of(SEED + 1, 500, 0, 0);
        IntSummaryStatistics kept = new IntSummaryStatistics();
        IntSummaryStatistics sought = new IntSummaryStatistics();
        for (int i = 0; i < corpus.size(); i++) {
            kept.accept(BlockingKeys.kept(corpus.traits(i)).size());
            sought.accept(BlockingKeys.sought(corpus.traits(i)).size());
        }
        System.out.println("matching: keys of 500 generated reports, kept " + kept + ", sought " + sought);
        assertThat(kept.getAverage()).isLessThanOrEqualTo(15);
        assertThat(kept.getMax()).isLessThanOrEqualTo(50);
        assertThat(sought.getAverage()).isLessThanOrEqualTo(60);
        assertThat(sought.getMax()).isLessThanOrEqualTo(250);
    }
}
