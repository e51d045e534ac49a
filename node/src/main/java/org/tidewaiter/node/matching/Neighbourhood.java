package org.tidewaiter.node.matching;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.NodeScope;
import org.tidewaiter.node.registry.CasePseudonym;
import org.tidewaiter.node.registry.SeizureSource;
import org.tidewaiter.node.registry.SeizureSources;
import org.tidewaiter.report.matching.Certainty;
import org.tidewaiter.report.matching.Comparison;

/**
 * Gathers all that a change can concern: the reports of the same cases, those that resemble it, and whatever is linked with any
 * of them.
 */
@Component
class Neighbourhood {

    /** More reports than these that carry one case make it no case. */
    static final int CROWD = 40;

    private final SeizureSources sources;
    private final LinkRows links;
    private final Likenesses likenesses;
    private final AccessScope node;

    Neighbourhood(SeizureSources sources, LinkRows links, Likenesses likenesses, NodeScope node) {
        this.sources = sources;
        this.links = links;
        this.likenesses = likenesses;
        this.node = node.scope();
    }

    /**
     * Sources, links and partings that have to be judged together; nothing outside is linked with anything inside, or resembles
     * it so much that a rule may link it.
     *
     * @param alike pairs of which at least one is inside
     */
    record Gathered(
            List<SeizureSource> sources,
            List<LinkRows.Link> standing,
            Set<Pair> parted,
            Map<Pair, Comparison> alike,
            Grouping grouping) {}

    Gathered around(Collection<SeizureSource> changed) {
        Map<UUID, SeizureSource> found = new HashMap<>();
        Map<Long, LinkRows.Link> standing = new TreeMap<>();
        Set<CasePseudonym> cases = new HashSet<>();
        Map<Pair, Comparison> alike = new HashMap<>();
        Collection<SeizureSource> fresh = changed;
        while (!fresh.isEmpty()) {
            fresh.forEach(source -> found.put(source.record(), source));
            Set<UUID> records = fresh.stream().map(SeizureSource::record).collect(Collectors.toSet());
            List<LinkRows.Link> touching = links.standing(records);
            touching.forEach(link -> standing.put(link.id(), link));
            Map<Pair, Comparison> resembling = likenesses.of(fresh, pairs(touching));
            alike.putAll(resembling);
            fresh = Stream.of(
                            of(pairs(touching), found.keySet()),
                            of(certain(resembling), found.keySet()),
                            sources.behind(node, present(fresh, SeizureSource::seizure)),
                            sources.ofCases(node, fresh(fresh, cases), CROWD))
                    .flatMap(Collection::stream)
                    .filter(source -> !found.containsKey(source.record()))
                    .toList();
        }
        return gathered(found, List.copyOf(standing.values()), cases, alike);
    }

    private Gathered gathered(
            Map<UUID, SeizureSource> found,
            List<LinkRows.Link> standing,
            Set<CasePseudonym> cases,
            Map<Pair, Comparison> alike) {
        List<SeizureSource> ordered = found.values().stream()
                .sorted(Comparator.comparing((SeizureSource source) ->
                                source.identity().number().toString())
                        .thenComparing(source -> source.identity().originator()))
                .toList();
        List<Pair> byPerson = standing.stream()
                .filter(LinkRows.Link::isByPerson)
                .map(LinkRows.Link::pair)
                .toList();
        Set<Pair> parted = links.parted(found.keySet());
        Grouping grouping = new Grouping(ordered, byPerson, parted, sources.crowded(cases, CROWD), alike);
        return new Gathered(ordered, standing, parted, alike, grouping);
    }

    private static Set<Pair> pairs(List<LinkRows.Link> links) {
        return links.stream().map(LinkRows.Link::pair).collect(Collectors.toSet());
    }

    private static Set<Pair> certain(Map<Pair, Comparison> alike) {
        return alike.entrySet().stream()
                .filter(each -> each.getValue().certainty() == Certainty.CERTAIN)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private List<SeizureSource> of(Set<Pair> pairs, Set<UUID> known) {
        Set<UUID> others = pairs.stream()
                .flatMap(pair -> Stream.of(pair.first(), pair.second()))
                .filter(record -> !known.contains(record))
                .collect(Collectors.toSet());
        return sources.of(node, others);
    }

    private static Set<CasePseudonym> fresh(Collection<SeizureSource> sources, Set<CasePseudonym> known) {
        Set<CasePseudonym> cases = present(sources, SeizureSource::pseudonym);
        cases.removeIf(one -> !known.add(one));
        return cases;
    }

    private static <T> Set<T> present(Collection<SeizureSource> sources, Function<SeizureSource, @Nullable T> field) {
        return sources.stream().map(field).filter(Objects::nonNull).collect(Collectors.toCollection(HashSet::new));
    }
}
