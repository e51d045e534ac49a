package org.tidewaiter.node.matching;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
import org.tidewaiter.report.matching.Circumstances;
import org.tidewaiter.report.matching.Comparison;
import org.tidewaiter.report.matching.Matcher;
import org.tidewaiter.report.matching.Traits;
import org.tidewaiter.report.matching.TraitsReader;

/** Compares reports with those that may be about the same seizure, found by their keys. */
@Component
class Likenesses {

    private final ProfileRows profiles;
    private final SeizureSources sources;
    private final AccessScope node;
    private final Matcher matcher = Matcher.load();

    Likenesses(ProfileRows profiles, SeizureSources sources, NodeScope node) {
        this.profiles = profiles;
        this.sources = sources;
        this.node = node.scope();
    }

    /** Keeps what is compared of these as they stand now. */
    void refresh(Collection<SeizureSource> changed) {
        Set<UUID> standing = standing(changed);
        Map<UUID, Traits> said = new HashMap<>();
        TraitsReader reader = TraitsReader.load();
        sources.contents(node, standing).forEach((record, content) -> said.put(record, reader.of(content)));
        profiles.keep(said);
        profiles.forget(changed.stream()
                .map(SeizureSource::record)
                .filter(record -> !said.containsKey(record))
                .toList());
    }

    /** Pairs with one of these that are worth a look; both of each stand. */
    Map<Pair, Comparison> of(Collection<SeizureSource> reports, Set<Pair> also) {
        Map<UUID, Traits> traits = new HashMap<>(profiles.traits(standing(reports)));
        Set<Pair> pairs = new HashSet<>(profiles.pairs(traits));
        pairs.addAll(also);
        traits.putAll(profiles.traits(missing(pairs, traits.keySet())));
        // Who reports is read of those alone that two senders would make worth a look: that is the most it can add.
        Set<Pair> near = pairs.stream()
                .filter(pair ->
                        resembling(pair, traits, Circumstances.TWO_SENDERS).isPresent())
                .collect(Collectors.toSet());
        Map<UUID, SeizureSource> known = new HashMap<>();
        reports.forEach(source -> known.put(source.record(), source));
        sources.of(node, missing(near, known.keySet())).forEach(source -> known.put(source.record(), source));
        Map<Pair, Comparison> found = new HashMap<>();
        for (Pair pair : near) {
            SeizureSource one = known.get(pair.first());
            SeizureSource other = known.get(pair.second());
            if (one != null && other != null && one.standing() && other.standing()) {
                resembling(pair, traits, circumstances(one, other))
                        .ifPresent(comparison -> found.put(pair, comparison));
            }
        }
        return found;
    }

    /** How two reports compare, whatever comes of it; without findings where one of them is not known. */
    Comparison compare(SeizureSource one, SeizureSource other) {
        Pair pair = Pair.of(one.record(), other.record());
        return compare(pair, profiles.traits(Set.of(pair.first(), pair.second())), circumstances(one, other));
    }

    /** The same of many pairs; those with a report that is not among the known ones are left out. */
    Map<Pair, Comparison> compare(Set<Pair> pairs, Map<UUID, SeizureSource> known) {
        Map<UUID, Traits> traits = profiles.traits(missing(pairs, Set.of()));
        Map<Pair, Comparison> compared = new HashMap<>();
        for (Pair pair : pairs) {
            SeizureSource one = known.get(pair.first());
            SeizureSource other = known.get(pair.second());
            if (one != null && other != null) {
                compared.put(pair, compare(pair, traits, circumstances(one, other)));
            }
        }
        return compared;
    }

    private Comparison compare(Pair pair, Map<UUID, Traits> traits, Circumstances circumstances) {
        Traits one = traits.get(pair.first());
        Traits other = traits.get(pair.second());
        return one == null || other == null
                ? new Comparison(0, List.of(), Certainty.UNLIKELY)
                : matcher.compare(one, other, circumstances);
    }

    private Optional<Comparison> resembling(Pair pair, Map<UUID, Traits> traits, Circumstances circumstances) {
        Traits one = traits.get(pair.first());
        Traits other = traits.get(pair.second());
        return one == null || other == null ? Optional.empty() : matcher.resembling(one, other, circumstances);
    }

    private static Circumstances circumstances(SeizureSource one, SeizureSource other) {
        boolean sameSender = one.identity().originator().equals(other.identity().originator())
                && one.source().equals(other.source());
        return new Circumstances(sameSender, sameReference(one.pseudonym(), other.pseudonym()));
    }

    private static @Nullable Boolean sameReference(@Nullable CasePseudonym one, @Nullable CasePseudonym other) {
        return one == null || other == null || !one.keyId().equals(other.keyId()) ? null : one.equals(other);
    }

    private static Set<UUID> standing(Collection<SeizureSource> reports) {
        return reports.stream()
                .filter(SeizureSource::standing)
                .map(SeizureSource::record)
                .collect(Collectors.toSet());
    }

    private static Set<UUID> missing(Set<Pair> pairs, Set<UUID> known) {
        return pairs.stream()
                .flatMap(pair -> Stream.of(pair.first(), pair.second()))
                .filter(record -> !known.contains(record))
                .collect(Collectors.toSet());
    }
}
