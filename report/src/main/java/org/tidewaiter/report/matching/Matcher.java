package org.tidewaiter.report.matching;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Compares two reports. Symmetric; safe for use by many threads. */
public final class Matcher {

    private static final class Loaded {
        private static final Matcher MATCHER = new Matcher(Weights.load());
    }

    private final Weights weights;
    private final QuantityComparison quantities;
    private final GoodsComparison goods;

    Matcher(Weights weights) {
        this.weights = weights;
        this.quantities = new QuantityComparison(weights);
        this.goods = new GoodsComparison(weights);
    }

    /** With the weights that come with this program. */
    public static Matcher load() {
        return Loaded.MATCHER;
    }

    public Comparison compare(Traits one, Traits other, Circumstances circumstances) {
        List<Evidence> evidence = Stream.of(
                        known(circumstances),
                        EventComparison.of(one, other),
                        PlaceComparison.of(one, other),
                        goods.of(one.goods(), other.goods()),
                        quantities.of(one.goods(), other.goods()),
                        MeansComparison.of(one, other))
                .flatMap(each -> each)
                .sorted(Comparator.comparing(Finding::feature))
                .map(finding -> new Evidence(finding, weights.of(finding)))
                .toList();
        double score =
                weights.prior() + sum(evidence, false) + Math.min(weights.mostFromCompanions(), sum(evidence, true));
        return new Comparison(score, evidence, certainty(one, other, score, evidence));
    }

    private static double sum(List<Evidence> evidence, boolean companions) {
        return evidence.stream()
                .filter(each -> each.finding().isCompanion() == companions)
                .mapToDouble(Evidence::weight)
                .sum();
    }

    private static Stream<Finding> known(Circumstances circumstances) {
        Stream<Finding> reference = circumstances.sameReference() == null
                ? Stream.empty()
                : Stream.of(circumstances.sameReference() ? Finding.REFERENCE_SAME : Finding.REFERENCE_OTHER);
        return circumstances.sameSender() ? Stream.concat(reference, Stream.of(Finding.SENDER_SAME)) : reference;
    }

    private Certainty certainty(Traits one, Traits other, double score, List<Evidence> evidence) {
        if (score < weights.offeredFrom()) {
            return Certainty.UNLIKELY;
        }
        return score >= weights.certainFrom() && SafeLink.holds(one, other, evidence)
                ? Certainty.CERTAIN
                : Certainty.DOUBTFUL;
    }
}
