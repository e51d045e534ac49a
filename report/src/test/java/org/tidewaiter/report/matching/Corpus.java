package org.tidewaiter.report.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.generated.DoubleReports;
import org.tidewaiter.report.generated.DoubleReports.Relation;
import org.tidewaiter.report.generated.DoubleReports.Told;

/** Many reports of which it is known which are about one seizure, found as a node finds them: by their keys alone. */
final class Corpus {

    private static final TraitsReader READER = TraitsReader.load();

    private final List<Traits> reports = new ArrayList<>();
    private final Map<Long, List<Integer>> kept = new HashMap<>();
    private final Set<Couple> oneSeizure = new HashSet<>();
    private final Map<Couple, String> lookAlikes = new HashMap<>();
    private final List<String> senders = new ArrayList<>();

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
            corpus.add(generated.alone(), "");
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
        Couple couple = Couple.of(add(told.one(), ""), add(told.other(), ""));
        if (told.relation() == Relation.ONE_SEIZURE) {
            areOne(couple);
        } else {
            areTwo(couple, told.relation().name());
        }
    }

    void areOne(Couple couple) {
        oneSeizure.add(couple);
    }

    /** @param kind of look-alikes */
    void areTwo(Couple couple, String kind) {
        lookAlikes.put(couple, kind);
    }

    /** @param sender the authority and the way by which it reports; empty where nothing is known of it */
    int add(SeizureReport report, String sender) {
        int number = reports.size();
        reports.add(READER.of(report));
        senders.add(sender);
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
                for (int other : same.size() > BlockingKeys.CROWD ? List.<Integer>of() : same) {
                    if (other != i) {
                        found.add(Couple.of(i, other));
                    }
                }
            }
        }
        return found;
    }

    Comparison compare(Couple couple) {
        String sender = senders.get(couple.one());
        String other = senders.get(couple.other());
        @Nullable
        Boolean sameSender = sender.isEmpty() || other.isEmpty() ? null : Boolean.valueOf(sender.equals(other));
        return Matcher.load()
                .compare(reports.get(couple.one()), reports.get(couple.other()), new Circumstances(sameSender, null));
    }

    Traits traits(int number) {
        return reports.get(number);
    }

    int size() {
        return reports.size();
    }

    /** Those of which it is known. */
    Set<Couple> related() {
        Set<Couple> related = new LinkedHashSet<>(oneSeizure);
        related.addAll(lookAlikes.keySet());
        return related;
    }

    Set<Couple> oneSeizure() {
        return oneSeizure;
    }

    /** With the kind of look-alikes that they are. */
    Map<Couple, String> lookAlikes() {
        return lookAlikes;
    }
}
