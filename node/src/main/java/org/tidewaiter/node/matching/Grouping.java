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
import java.util.stream.Collectors;
import org.tidewaiter.node.registry.SeizureSource;

/**
 * Puts sources together to seizures. What comes of it depends on the sources and on what people said of them, never on the
 * order in which they arrived: people's links come first, in the order in which they were made, then the rule's, those of the
 * reports released first before those of later ones.
 *
 * <p>No two reports that a person parted come into one seizure, by whatever way; and none that the rule finds doubtful,
 * unless a person has linked one of them.
 */
final class Grouping {

    private final List<SeizureSource> sources;
    private final Set<Pair> parted;
    private final Set<UUID> judgedByPerson = new HashSet<>();
    private final Map<UUID, Set<UUID>> groups = new LinkedHashMap<>();
    private final Map<Pair, Verdict> verdicts = new LinkedHashMap<>();
    private final Set<Pair> rule;

    /**
     * @param sources in the order of their numbers
     * @param byPerson in the order in which they were made
     * @param crowded pseudonyms that so many reports carry that they name no case
     */
    Grouping(List<SeizureSource> sources, List<Pair> byPerson, Set<Pair> parted, Set<String> crowded) {
        this.sources = sources;
        this.parted = parted;
        byPerson.forEach(pair -> judgedByPerson.addAll(List.of(pair.first(), pair.second())));
        sources.forEach(source -> groups.put(source.record(), new LinkedHashSet<>(Set.of(source.record()))));
        judge(crowded);
        byPerson.stream()
                .filter(pair -> groups.containsKey(pair.first()) && groups.containsKey(pair.second()))
                .forEach(pair -> join(pair, true));
        same().forEach(pair -> join(pair, false));
        rule = same().stream()
                .filter(pair -> !byPerson.contains(pair) && isTogether(pair))
                .collect(Collectors.toCollection(LinkedHashSet::new));
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

    /** The pairs that the rule links. */
    Set<Pair> byRule() {
        return rule;
    }

    /** What the rule says of two sources of one case. */
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

    private boolean isTogether(Pair pair) {
        return group(pair.first()).equals(group(pair.second()));
    }
}
