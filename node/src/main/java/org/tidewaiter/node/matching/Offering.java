package org.tidewaiter.node.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.NodeScope;
import org.tidewaiter.node.registry.SeizureSource;
import org.tidewaiter.node.registry.SeizureSources;

/** Keeps the pairs in line that a person may be asked about: those that rules leave open and of which nobody has spoken. */
@Component
class Offering {

    /** Of a report that resembles many, as parcels of one series do, only the likeliest are offered. */
    private static final int MOST = 8;

    private final OfferRows offers;
    private final Likenesses likenesses;
    private final SeizureSources sources;
    private final AccessScope node;

    Offering(OfferRows offers, Likenesses likenesses, SeizureSources sources, NodeScope node) {
        this.offers = offers;
        this.likenesses = likenesses;
        this.sources = sources;
        this.node = node.scope();
    }

    void bringIntoLine(Neighbourhood.Gathered gathered) {
        Map<UUID, SeizureSource> known = new HashMap<>();
        gathered.sources().forEach(source -> known.put(source.record(), source));
        Set<UUID> judged = Set.copyOf(known.keySet());
        Map<Pair, Double> open = open(gathered, known);
        Set<UUID> outside = open.keySet().stream()
                .flatMap(pair -> Stream.of(pair.first(), pair.second()))
                .filter(record -> !known.containsKey(record))
                .collect(Collectors.toSet());
        sources.of(node, outside).forEach(source -> known.put(source.record(), source));
        offers.replace(
                judged,
                likeliest(open, judged).stream()
                        .filter(pair -> known.containsKey(pair.first()) && known.containsKey(pair.second()))
                        .map(pair -> new OfferRows.Offer(
                                pair,
                                country(known, pair.first()),
                                country(known, pair.second()),
                                OfferRows.Offer.score(open.getOrDefault(pair, 0.0))))
                        .toList());
    }

    private static String country(Map<UUID, SeizureSource> known, UUID record) {
        SeizureSource source = known.get(record);
        return source == null ? "" : source.country();
    }

    private Map<Pair, Double> open(Neighbourhood.Gathered gathered, Map<UUID, SeizureSource> known) {
        Map<Pair, Double> open = new HashMap<>();
        gathered.alike().forEach((pair, comparison) -> {
            if (isOpen(gathered, pair)) {
                open.put(pair, comparison.score());
            }
        });
        Set<Pair> ofOneCase = gathered.grouping().verdicts().keySet().stream()
                .filter(pair -> !open.containsKey(pair) && isDoubtful(gathered, pair) && isOpen(gathered, pair))
                .collect(Collectors.toSet());
        likenesses.compare(ofOneCase, known).forEach((pair, comparison) -> open.put(pair, comparison.score()));
        return open;
    }

    private static boolean isDoubtful(Neighbourhood.Gathered gathered, Pair pair) {
        return gathered.grouping().verdict(pair) instanceof Verdict.Doubtful;
    }

    private static boolean isOpen(Neighbourhood.Gathered gathered, Pair pair) {
        boolean sameCrowd = gathered.grouping().verdict(pair) instanceof Verdict.Doubtful(var differences)
                && differences.contains(Difference.CROWD);
        return !sameCrowd
                && !gathered.parted().contains(pair)
                && !gathered.grouping().isTogether(pair);
    }

    private static Set<Pair> likeliest(Map<Pair, Double> open, Set<UUID> judged) {
        List<Pair> ordered = new ArrayList<>(open.keySet());
        ordered.sort(Comparator.comparing((Pair pair) -> -open.getOrDefault(pair, 0.0))
                .thenComparing(Pair::first)
                .thenComparing(Pair::second));
        Map<UUID, Integer> counts = new HashMap<>();
        Set<Pair> chosen = new HashSet<>();
        for (Pair pair : ordered) {
            for (UUID record : List.of(pair.first(), pair.second())) {
                if (judged.contains(record) && counts.merge(record, 1, Integer::sum) <= MOST) {
                    chosen.add(pair);
                }
            }
        }
        return chosen;
    }
}
