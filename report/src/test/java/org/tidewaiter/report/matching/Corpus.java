package org.tidewaiter.report.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.generated.DoubleReports;
import org.tidewaiter.report.generated.DoubleReports.Relation;
import org.tidewaiter.report.generated.DoubleReports.Told;

/** Many reports of which it is known which are about one seizure, found as a node finds them: by their keys alone. */
final class Corpus {

    /** As the node has it: a key that more reports share says too little. */
    private static final int CROWD = 40;

    private static final TraitsReader READER = TraitsReader.load();

    private final List<Traits> reports = new ArrayList<>();
    private final Map<Long, List<Integer>> kept = new HashMap<>();
    private final Map<Couple, Relation> related = new HashMap<>();

    /** Two reports by their places in the list, the lower one first. */
    record Couple(int one, int other) {

        static Couple of(int one, int other) {
            return one < other ? new Couple(one, other) : new Couple(other, one);
        }
    }

    /** @param each how many of each kind of look-alikes */
    static Corpus of(long seed, int alone, int twice, int each) {
        DoubleReports generated = new DoubleReports(seed, LocalDate.of(2026, 11, 20));
        Corpus corpus = new Corpus();
        for (int i = 0; i < alone; i++) {
            corpus.add(generated.alone());
        }
        for (int i = 0; i < twice; i++) {
            corpus.add(generated.twice());
        }
        for (Relation relation : Relation.values()) {
            for (int i = 0; i < each && relation != Relation.ONE_SEIZURE; i++) {
                corpus.add(generated.lookAlike(relation));
            }
        }
        return corpus;
    }

    private void add(Told told) {
        int one = add(told.one());
        related.put(Couple.of(one, add(told.other())), told.relation());
    }

    private int add(SeizureReport report) {
        int number = reports.size();
        reports.add(READER.of(report));
        BlockingKeys.kept(reports.getLast())
                .forEach(key ->
                        kept.computeIfAbsent(key, none -> new ArrayList<>()).add(number));
        return number;
    }

    /** Every couple that shares a key. */
    Set<Couple> candidates() {
        Set<Couple> found = new HashSet<>();
        for (int i = 0; i < reports.size(); i++) {
            for (long key : BlockingKeys.sought(reports.get(i))) {
                List<Integer> same = kept.getOrDefault(key, List.of());
                for (int other : same.size() > CROWD ? List.<Integer>of() : same) {
                    if (other != i) {
                        found.add(Couple.of(i, other));
                    }
                }
            }
        }
        return found;
    }

    Comparison compare(Couple couple) {
        return Matcher.load().compare(reports.get(couple.one()), reports.get(couple.other()), Circumstances.UNKNOWN);
    }

    Traits traits(int number) {
        return reports.get(number);
    }

    int size() {
        return reports.size();
    }

    Map<Couple, Relation> related() {
        return related;
    }

    boolean isOneSeizure(Couple couple) {
        return related.get(couple) == Relation.ONE_SEIZURE;
    }
}
