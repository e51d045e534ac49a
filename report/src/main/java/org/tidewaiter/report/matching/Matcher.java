package org.tidewaiter.report.matching;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares two reports. Symmetric; safe for use by many threads. */
public final class Matcher {

    private static final class Loaded {
        private static final Matcher MATCHER = new Matcher(Weights.load());
    }

    private static final Set<Finding> TOLD_OTHERWISE =
            EnumSet.of(Finding.QUANTITY_CLOSE, Finding.QUANTITY_NEAR, Finding.QUANTITY_APART, Finding.QUANTITY_FAR);

    private final Weights weights;
    private final List<Step> steps;

    Matcher(Weights weights) {
        this.weights = weights;
        QuantityComparison quantities = new QuantityComparison(weights);
        GoodsComparison goods = new GoodsComparison(weights);
        this.steps = steps(
                new Compared(Matcher::reference, Feature.REFERENCE),
                new Compared(
                        (found, one, other, known) -> EventComparison.into(found, one, other, weights),
                        Feature.DATE,
                        Feature.TIME,
                        Feature.DIRECTION,
                        Feature.OFFENCE,
                        Feature.OFFENDERS,
                        Feature.OPERATION),
                new Compared(
                        (found, one, other, known) -> MeansComparison.into(found, one, other, weights),
                        Feature.ORIGIN,
                        Feature.ROUTE,
                        Feature.MODE,
                        Feature.CONVEYANCE,
                        Feature.IDENTITY,
                        Feature.CONCEALMENT),
                new Compared(
                        (found, one, other, known) -> {
                            quantities.into(found, one.goods(), other.goods());
                            sender(found, one, other, known);
                        },
                        Feature.SENDER,
                        Feature.QUANTITY,
                        Feature.FURTHER_QUANTITY,
                        Feature.VALUE),
                new Compared(
                        (found, one, other, known) -> goods.into(found, one.goods(), other.goods()),
                        Feature.GOODS,
                        Feature.BRAND,
                        Feature.HEADING),
                new Compared(
                        (found, one, other, known) -> PlaceComparison.into(found, one, other, weights),
                        Feature.COUNTRY,
                        Feature.PLACE,
                        Feature.PLACE_KIND));
    }

    /** These in their order: first what costs little and parts most pairs. */
    private List<Step> steps(Compared... all) {
        Set<Feature> open = EnumSet.allOf(Feature.class);
        List<Step> steps = new ArrayList<>();
        for (Compared compared : all) {
            open.removeAll(compared.features());
            steps.add(new Step(compared.comparing(), weights.most(open, false), weights.most(open, true)));
        }
        return List.copyOf(steps);
    }

    /** With the weights that come with this program. */
    public static Matcher load() {
        return Loaded.MATCHER;
    }

    public Comparison compare(Traits one, Traits other, Circumstances circumstances) {
        Set<Finding> found = EnumSet.noneOf(Finding.class);
        steps.forEach(step -> step.comparing().into(found, one, other, circumstances));
        return comparison(one, other, found);
    }

    /**
     * The same where it is not unlikely that they are about one seizure; ends as soon as nothing that is still to be compared
     * could make it so, which is soon for most of the reports that share a key.
     */
    public Optional<Comparison> resembling(Traits one, Traits other, Circumstances circumstances) {
        Set<Finding> found = EnumSet.noneOf(Finding.class);
        for (Step step : steps) {
            step.comparing().into(found, one, other, circumstances);
            if (score(
                            weights.sum(found, false) + step.mostOfOthers(),
                            weights.sum(found, true) + step.mostOfCompanions())
                    < weights.offeredFrom()) {
                return Optional.empty();
            }
        }
        return Optional.of(comparison(one, other, found));
    }

    private Comparison comparison(Traits one, Traits other, Set<Finding> found) {
        List<Evidence> evidence = found.stream()
                .sorted(Comparator.comparing(Finding::feature))
                .map(finding -> new Evidence(finding, weights.of(finding)))
                .toList();
        double score = score(weights.sum(found, false), weights.sum(found, true));
        return new Comparison(score, evidence, certainty(one, other, score, evidence));
    }

    private double score(double others, double companions) {
        return weights.prior() + others + Math.min(weights.mostFromCompanions(), companions);
    }

    private static void reference(Set<Finding> found, Traits one, Traits other, Circumstances circumstances) {
        if (circumstances.sameReference() == null) {
            return;
        }
        if (circumstances.sameReference()) {
            found.add(Finding.REFERENCE_SAME);
        } else {
            found.add(
                    Boolean.TRUE.equals(circumstances.sameSender())
                            ? Finding.REFERENCE_OTHER_OF_ONE_SENDER
                            : Finding.REFERENCE_OTHER);
        }
    }

    /** Asks what the quantities have shown. */
    private static void sender(Set<Finding> found, Traits one, Traits other, Circumstances circumstances) {
        // Of two countries, the countries have said it.
        if (circumstances.sameSender() == null
                || one.country() == null
                || !one.country().equals(other.country())) {
            return;
        }
        if (!circumstances.sameSender()) {
            found.add(Finding.SENDER_OTHER);
        } else {
            found.add(
                    Collections.disjoint(found, TOLD_OTHERWISE) ? Finding.SENDER_SAME : Finding.SENDER_SAME_OTHERWISE);
        }
    }

    private Certainty certainty(Traits one, Traits other, double score, List<Evidence> evidence) {
        if (score < weights.offeredFrom()) {
            return Certainty.UNLIKELY;
        }
        return score >= weights.certainFrom() && SafeLink.holds(one, other, evidence)
                ? Certainty.CERTAIN
                : Certainty.DOUBTFUL;
    }

    /** Adds what it finds. */
    @FunctionalInterface
    private interface Comparing {
        void into(Set<Finding> found, Traits one, Traits other, Circumstances circumstances);
    }

    /** Features that are compared together. */
    private record Compared(Comparing comparing, Set<Feature> features) {

        Compared(Comparing comparing, Feature... features) {
            this(comparing, Set.of(features));
        }
    }

    /** A comparison, and the most bits that those after it can still add. */
    private record Step(Comparing comparing, double mostOfOthers, double mostOfCompanions) {}
}
