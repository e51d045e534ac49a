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

/** Gathers all that a change can concern: the reports of the same cases, and whatever is linked with any of them. */
@Component
class Neighbourhood {

    /** More reports than these that carry one case make it no case. */
    static final int CROWD = 40;

    private final SeizureSources sources;
    private final LinkRows links;
    private final AccessScope node;

    Neighbourhood(SeizureSources sources, LinkRows links, NodeScope node) {
        this.sources = sources;
        this.links = links;
        this.node = node.scope();
    }

    /** Sources, links and partings that have to be judged together; nothing outside is linked with anything inside. */
    record Gathered(List<SeizureSource> sources, List<LinkRows.Link> standing, Grouping grouping) {}

    Gathered around(Collection<SeizureSource> changed) {
        Map<UUID, SeizureSource> found = new HashMap<>();
        Map<Long, LinkRows.Link> standing = new TreeMap<>();
        Set<CasePseudonym> cases = new HashSet<>();
        Collection<SeizureSource> fresh = changed;
        while (!fresh.isEmpty()) {
            fresh.forEach(source -> found.put(source.record(), source));
            Set<UUID> records = fresh.stream().map(SeizureSource::record).collect(Collectors.toSet());
            List<LinkRows.Link> touching = links.standing(records);
            touching.forEach(link -> standing.put(link.id(), link));
            fresh = Stream.of(
                            linked(touching, found.keySet()),
                            sources.behind(node, present(fresh, SeizureSource::seizure)),
                            sources.ofCases(node, fresh(fresh, cases), CROWD))
                    .flatMap(Collection::stream)
                    .filter(source -> !found.containsKey(source.record()))
                    .toList();
        }
        return gathered(found, List.copyOf(standing.values()), cases);
    }

    private Gathered gathered(Map<UUID, SeizureSource> found, List<LinkRows.Link> standing, Set<CasePseudonym> cases) {
        List<SeizureSource> ordered = found.values().stream()
                .sorted(Comparator.comparing((SeizureSource source) ->
                                source.identity().number().toString())
                        .thenComparing(source -> source.identity().originator()))
                .toList();
        List<Pair> byPerson = standing.stream()
                .filter(LinkRows.Link::isByPerson)
                .map(LinkRows.Link::pair)
                .toList();
        Grouping grouping =
                new Grouping(ordered, byPerson, links.parted(found.keySet()), sources.crowded(cases, CROWD));
        return new Gathered(ordered, standing, grouping);
    }

    private List<SeizureSource> linked(List<LinkRows.Link> touching, Set<UUID> known) {
        Set<UUID> others = touching.stream()
                .flatMap(link -> Stream.of(link.pair().first(), link.pair().second()))
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
