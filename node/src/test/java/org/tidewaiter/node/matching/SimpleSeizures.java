package org.tidewaiter.node.matching;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A few reports, the first of them released first, and which seizures they make: in memory, all worked out anew each time. */
final class SimpleSeizures {

    /** @param day of May; 0 for the month alone */
    record Said(char theCase, int day, int amount) {

        boolean fits(Said other) {
            return amount == other.amount && (day == 0 || other.day == 0 || day == other.day);
        }
    }

    private final @Nullable Said[] said;
    private final boolean[] withdrawn;
    private final Set<Set<Integer>> linked = new LinkedHashSet<>();
    private final Set<Set<Integer>> parted = new HashSet<>();

    SimpleSeizures(int reports) {
        said = new Said[reports];
        withdrawn = new boolean[reports];
    }

    boolean hasArrived(int which) {
        return said[which] != null;
    }

    boolean isWithdrawn(int which) {
        return withdrawn[which];
    }

    void report(int which, Said what) {
        said[which] = what;
    }

    void withdraw(int which) {
        withdrawn[which] = true;
    }

    /** Whether that can be said. */
    boolean link(int one, int other) {
        Set<Integer> pair = Set.of(one, other);
        if (withdrawn[one] || withdrawn[other] || areTogether(pair)) {
            return false;
        }
        boolean wasParted = parted.remove(pair);
        linked.add(pair);
        if (areTogether(pair)) {
            return true;
        }
        linked.remove(pair);
        if (wasParted) {
            parted.add(pair);
        }
        return false;
    }

    void part(int one, int other) {
        linked.remove(Set.of(one, other));
        parted.add(Set.of(one, other));
    }

    /** Seizures of which at least one report stands. */
    long counted() {
        return seizures().stream()
                .filter(seizure -> seizure.stream().anyMatch(report -> hasArrived(report) && !withdrawn[report]))
                .count();
    }

    private boolean areTogether(Set<Integer> pair) {
        return seizures().stream().anyMatch(seizure -> seizure.containsAll(pair));
    }

    private List<Set<Integer>> seizures() {
        List<Set<Integer>> seizures = new ArrayList<>();
        for (int i = 0; i < said.length; i++) {
            seizures.add(Set.of(i));
        }
        for (Set<Integer> pair : linked) {
            List<Integer> two = List.copyOf(pair);
            join(seizures, two.getFirst(), two.getLast(), true);
        }
        for (int i = 0; i < said.length; i++) {
            for (int j = i + 1; j < said.length; j++) {
                if (isSame(i, j)) {
                    join(seizures, i, j, false);
                }
            }
        }
        return seizures;
    }

    private static Set<Integer> of(List<Set<Integer>> seizures, int report) {
        return seizures.stream()
                .filter(seizure -> seizure.contains(report))
                .findFirst()
                .orElseThrow();
    }

    private void join(List<Set<Integer>> seizures, int i, int j, boolean byPerson) {
        Set<Integer> one = of(seizures, i);
        Set<Integer> other = of(seizures, j);
        for (int here : one) {
            for (int there : other) {
                if (here == there || parted.contains(Set.of(here, there)) || !byPerson && isDoubtful(here, there)) {
                    return;
                }
            }
        }
        seizures.remove(one);
        seizures.remove(other);
        Set<Integer> both = new HashSet<>(one);
        both.addAll(other);
        seizures.add(both);
    }

    private boolean isSame(int i, int j) {
        return isOneCase(i, j) && fits(i, j);
    }

    private boolean isDoubtful(int i, int j) {
        return isOneCase(i, j) && !fits(i, j) && !isJudged(i) && !isJudged(j);
    }

    private boolean isJudged(int report) {
        return linked.stream().anyMatch(pair -> pair.contains(report));
    }

    private boolean isOneCase(int i, int j) {
        Said one = said[i];
        Said other = said[j];
        return one != null && other != null && !withdrawn[i] && !withdrawn[j] && one.theCase() == other.theCase();
    }

    private boolean fits(int i, int j) {
        return requireNonNull(said[i]).fits(requireNonNull(said[j]));
    }
}
