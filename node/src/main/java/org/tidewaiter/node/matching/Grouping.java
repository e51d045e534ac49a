package org.tidewaiter.node.matching;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.tidewaiter.node.registry.SeizureSource;
import org.tidewaiter.report.matching.Certainty;
import org.tidewaiter.report.matching.Comparison;

/**
 * Puts sources together to seizures. What comes of it depends on the sources and on what people said of them, never on the
 * order in which they arrived: people's links come first, in the order in which they were made, then those by the same case,
 * then those by likeness, those of the reports released first before those of later ones.
 *
 * <p>No two reports that a person parted come into one seizure, by whatever way; and none that the rule finds doubtful,
 * unless a person has linked one of them. By likeness nothing is linked that resembles two reports which are not certain to be
 * about one seizure themselves: of these, one at most is right.
 */
final class Grouping {

    /** Names the rule that links by likeness. */
    static final String LIKENESS = "likeness";

    private final List<SeizureSource> sources;
    private final Set<Pair> parted;
    private final Set<UUID> judgedByPerson = new HashSet<>();
    private final Map<UUID, Set<UUID>> groups = new LinkedHashMap<>();
    private final Map<Pair, Verdict> verdicts = new LinkedHashMap<>();
    private final Map<Pair, String> rule = new LinkedHashMap<>();

    /**
     * @param sources in the order of their numbers
     * @param byPerson in the order in which they were made
     * @param crowded pseudonyms that so many reports carry that they name no case
     * @param alike how reports compare that resemble each other, of these sources and others
     */
    Grouping(
            List<SeizureSource> sources,
            List<Pair> byPerson,
            Set<Pair> parted,
            Set<String> crowded,
            Map<Pair, Comparison> alike) {
        this.sources = sources;
        this.parted = parted;
        byPerson.forEach(pair -> judgedByPerson.addAll(List.of(pair.first(), pair.second())));
        sources.forEach(source -> groups.put(source.record(), new LinkedHashSet<>(Set.of(source.record()))));
        judge(crowded);
        byPerson.stream()
                .filter(pair -> groups.containsKey(pair.first()) && groups.containsKey(pair.second()))
                .forEach(pair -> join(pair, true));
        same().forEach(pair -> join(pair, false));
        judge(alike);
        List<Pair> certain = certain();
        certain.forEach(this::joinAlike);
        Stream.concat(same().stream(), certain.stream())
                .filter(pair -> !byPerson.contains(pair) && isTogether(pair))
                .forEach(pair -> rule.put(pair, code(pair)));
    }

    private String code(Pair pair) {
        return verdict(pair) instanceof Verdict.Same ? SameCase.CODE : LIKENESS;
    }

    /** The seizures: each with its reports in the order of their numbers. */
    List<List<UUID>> groups() {
        Map<Set<UUID>, List<UUID>> ordered = new LinkedHashMap<>();
        for (SeizureSource source : sources) {
            ordered.computeIfAbsent(group(source.record()), group -> new ArrayList<>())
                    .add(source.record());
        }
        return List.copyOf(ordered.values());
    }

    /** The pairs that rules link, with the code of the rule. */
    Map<Pair, String> byRule() {
        return rule;
    }

    /** All pairs of which a rule says something, those with others than these sources left out. */
    Map<Pair, Verdict> verdicts() {
        return verdicts;
    }

    /** What the rules say of two sources. */
    Verdict verdict(Pair pair) {
        return verdicts.getOrDefault(pair, new Verdict.Unrelated());
    }

    private void judge(Set<String> crowded) {
        Map<String, List<SeizureSource>> cases = new LinkedHashMap<>();
        for (SeizureSource source : sources) {
            if (source.standing() && source.pseudonym() != null) {
                cases.computeIfAbsent(source.pseudonym().value(), value -> new ArrayList<>())
                        .add(source);
            }
        }
        cases.forEach((value, reports) -> judge(reports, crowded.contains(value)));
    }

    private void judge(List<SeizureSource> reports, boolean crowd) {
        for (int i = 0; i < reports.size(); i++) {
            for (int j = i + 1; j < reports.size(); j++) {
                Verdict verdict = crowd
                        ? new Verdict.Doubtful(Set.of(Difference.CROWD))
                        : SameCase.judge(reports.get(i), reports.get(j));
                verdicts.put(Pair.of(reports.get(i).record(), reports.get(j).record()), verdict);
            }
        }
    }

    /** In the order of the sources; what the same case says goes before what likeness says. */
    private void judge(Map<Pair, Comparison> alike) {
        for (int i = 0; i < sources.size(); i++) {
            for (int j = i + 1; j < sources.size(); j++) {
                Pair pair = Pair.of(sources.get(i).record(), sources.get(j).record());
                Comparison comparison = alike.get(pair);
                if (comparison != null) {
                    verdicts.putIfAbsent(
                            pair, new Verdict.Alike(comparison.score(), comparison.certainty() == Certainty.CERTAIN));
                }
            }
        }
    }

    /** Those certain pairs of which neither report is certain to be about the seizure of a third that the other is not. */
    private List<Pair> certain() {
        List<Pair> certain = verdicts.entrySet().stream()
                .filter(judged -> judged.getValue() instanceof Verdict.Alike alike && alike.certain())
                .map(Map.Entry::getKey)
                .toList();
        return certain.stream()
                .filter(pair -> certain.stream().allMatch(other -> agree(pair, other)))
                .toList();
    }

    private boolean agree(Pair pair, Pair other) {
        if (pair.equals(other) || !(pair.has(other.first()) || pair.has(other.second()))) {
            return true;
        }
        UUID shared = pair.has(other.first()) ? other.first() : other.second();
        return isCertain(verdict(Pair.of(pair.other(shared), other.other(shared))));
    }

    private static boolean isCertain(Verdict verdict) {
        return verdict instanceof Verdict.Same || verdict instanceof Verdict.Alike alike && alike.certain();
    }

    private void joinAlike(Pair pair) {
        boolean fits = group(pair.first()).stream()
                .allMatch(one -> group(pair.second()).stream()
                        .allMatch(other -> one.equals(other)
                                || verdict(Pair.of(one, other)) instanceof Verdict.Same
                                || verdict(Pair.of(one, other)) instanceof Verdict.Alike));
        if (fits) {
            join(pair, false);
        }
    }

    private List<Pair> same() {
        return verdicts.entrySet().stream()
                .filter(judged -> judged.getValue() instanceof Verdict.Same)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void join(Pair pair, boolean byPerson) {
        Set<UUID> one = group(pair.first());
        Set<UUID> other = group(pair.second());
        if (one.equals(other) || !mayJoin(one, other, byPerson)) {
            return;
        }
        one.addAll(other);
        other.forEach(record -> groups.put(record, one));
    }

    private boolean mayJoin(Set<UUID> one, Set<UUID> other, boolean byPerson) {
        return one.stream()
                .allMatch(here -> other.stream()
                        .map(there -> Pair.of(here, there))
                        .noneMatch(pair -> parted.contains(pair) || (!byPerson && isDoubtful(pair))));
    }

    private boolean isDoubtful(Pair pair) {
        return verdict(pair) instanceof Verdict.Doubtful
                && !judgedByPerson.contains(pair.first())
                && !judgedByPerson.contains(pair.second());
    }

    private Set<UUID> group(UUID record) {
        return Objects.requireNonNull(groups.get(record));
    }

    /** Whether both are about one seizure. */
    boolean isTogether(Pair pair) {
        Set<UUID> one = groups.get(pair.first());
        return one != null && one.contains(pair.second());
    }
}
