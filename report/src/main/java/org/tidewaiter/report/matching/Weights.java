package org.tidewaiter.report.matching;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** How much each finding says, and from where on a pair is offered or certain; kept in {@code weights.yaml}. */
public final class Weights {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final class Loaded {
        private static final Weights WEIGHTS = new Weights(read());
    }

    private final WeightFile file;
    private final Map<String, String> families = new HashMap<>();
    private final Map<String, Set<String>> kindred = new HashMap<>();
    private final double[] bits = new double[Finding.values().length];
    private final double[] bitsOfCompanions = new double[bits.length];
    private final double[] bitsOfOthers = new double[bits.length];
    private final Map<Feature, Double> mostOfCompanions = new EnumMap<>(Feature.class);
    private final Map<Feature, Double> mostOfOthers = new EnumMap<>(Feature.class);

    private Weights(WeightFile file) {
        this.file = file;
        file.takenForEachOther().forEach(kinds -> kinds.forEach(kind -> families.put(kind, kinds.getFirst())));
        file.kindred()
                .forEach(codes -> codes.forEach(code -> {
                    Set<String> like = kindred.computeIfAbsent(code, none -> new HashSet<>());
                    codes.stream().filter(other -> !other.equals(code)).forEach(like::add);
                }));
        for (Finding finding : Finding.values()) {
            Shares shares = shares(finding);
            double weight = Math.log(shares.m() / shares.u()) / Math.log(2);
            bits[finding.ordinal()] = weight;
            (finding.isCompanion() ? bitsOfCompanions : bitsOfOthers)[finding.ordinal()] = weight;
            (finding.isCompanion() ? mostOfCompanions : mostOfOthers)
                    .merge(finding.feature(), Math.max(0, weight), Math::max);
        }
    }

    /** The weights that come with this program. */
    public static Weights load() {
        return Loaded.WEIGHTS;
    }

    /** Log2 of how much more often the finding is made of pairs about one seizure than of others. */
    public double of(Finding finding) {
        return bits[finding.ordinal()];
    }

    /** How much these say together, either those on companions or all others. */
    double sum(Set<Finding> found, boolean companions) {
        double[] each = companions ? bitsOfCompanions : bitsOfOthers;
        double sum = 0;
        for (Finding finding : found) {
            sum += each[finding.ordinal()];
        }
        return sum;
    }

    /** How much findings of these features can add at most, either those on companions or all others. */
    double most(Set<Feature> features, boolean companions) {
        Map<Feature, Double> most = companions ? mostOfCompanions : mostOfOthers;
        double sum = 0;
        for (Feature feature : features) {
            sum += most.getOrDefault(feature, 0.0);
        }
        return sum;
    }

    /** In what share of pairs the finding is made. */
    public Shares shares(Finding finding) {
        Shares shares = file.findings().get(finding);
        if (shares == null) {
            throw new IllegalStateException("no weight for " + finding);
        }
        return shares;
    }

    /** Log2 of the odds that two reports are about one seizure, before anything is compared. */
    double prior() {
        return file.prior();
    }

    /** Score from which on a pair is offered to a person. */
    double offeredFrom() {
        return file.offeredFrom();
    }

    /** Score from which on a pair may be certain. */
    double certainFrom() {
        return file.certainFrom();
    }

    /** Most that findings on companions may add together. */
    double mostFromCompanions() {
        return file.mostFromCompanions();
    }

    /** Kinds of goods of which very many reports speak. */
    Set<String> commonKinds() {
        return file.commonKinds();
    }

    /** Countries of which very many reports speak. */
    Set<String> commonCountries() {
        return file.commonCountries();
    }

    /** Categories of which few reports speak. */
    Set<String> rareCategories() {
        return file.rareCategories();
    }

    /** The kind itself, or the one that stands for all that are taken for it. */
    String family(String kind) {
        return families.getOrDefault(kind, kind);
    }

    /** Whether the kind is one of several that are taken for each other. */
    boolean isTakenForOthers(String kind) {
        return families.containsKey(kind);
    }

    /** Whether two different codes may mean one thing, seen from two sides. */
    boolean areKindred(String one, String other) {
        return kindred.getOrDefault(one, Set.of()).contains(other);
    }

    Set<String> commonPlaceWords() {
        return file.commonPlaceWords();
    }

    List<String> commonPlaceEndings() {
        return file.commonPlaceEndings();
    }

    /** All by which a kind of goods in this unit can be expected in another. */
    List<UsualWeight> usual(String kind, String from) {
        return file.usualWeights().stream()
                .filter(one -> one.kinds().contains(kind) && one.from().equals(from))
                .toList();
    }

    /** How many of {@code to} one of {@code from} usually is, of a kind of goods. */
    List<UsualWeight> usual(String kind, String from, String to) {
        return usual(kind, from).stream().filter(one -> one.to().equals(to)).toList();
    }

    private static WeightFile read() {
        try (InputStream in = Weights.class.getResourceAsStream("weights.yaml")) {
            return YAML.readValue(in, WeightFile.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param m share of pairs about one seizure in which the finding is made, of those in which the feature is stated
     * @param u the same share of pairs about two seizures
     */
    public record Shares(double m, double u) {}

    /** @param within factor by which it may be more or less */
    record UsualWeight(List<String> kinds, String from, String to, double factor, double within) {}

    private record WeightFile(
            double prior,
            double offeredFrom,
            double certainFrom,
            double mostFromCompanions,
            Set<String> commonKinds,
            Set<String> commonCountries,
            Set<String> rareCategories,
            Set<String> commonPlaceWords,
            List<String> commonPlaceEndings,
            List<List<String>> takenForEachOther,
            List<List<String>> kindred,
            List<UsualWeight> usualWeights,
            Map<Finding, Shares> findings) {}
}
