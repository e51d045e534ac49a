package org.tidewaiter.report.registers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidewaiter.report.vocabulary.Folding;

/** Taxa by scientific and common name. A report may name a species, a genus or a family, or say "unidentified". */
public final class Taxa {

    /** What a report says of specimens that nobody could name, alone or before free text. */
    public static final String UNIDENTIFIED = "unidentified";

    private final List<Taxon> all;
    private final Map<String, List<Taxon>> byName = new HashMap<>();
    private final Map<Taxon, String> texts = new HashMap<>();

    Taxa(List<Taxon> all) {
        this.all = List.copyOf(all);
        for (Taxon taxon : all) {
            names(taxon)
                    .map(Folding::fold)
                    .distinct()
                    .forEach(name -> byName.computeIfAbsent(name, any -> new ArrayList<>(1))
                            .add(taxon));
            texts.put(taxon, names(taxon).map(Folding::fold).distinct().collect(Collectors.joining(" ", " ", "")));
        }
    }

    /** In the order of their file. */
    public List<Taxon> all() {
        return all;
    }

    /** Those that are called so, in any of their names; several where a common name is shared. */
    public List<Taxon> named(String text) {
        return byName.getOrDefault(Folding.fold(text), List.of());
    }

    /** Whether a report may carry the text without a question: a taxon that is listed, or said to be unidentified. */
    public boolean knows(String text) {
        String folded = Folding.fold(text);
        return folded.equals(UNIDENTIFIED)
                || folded.startsWith(UNIDENTIFIED + " ")
                || byName.containsKey(folded)
                || genus(text).isPresent();
    }

    /** The listed genus of a species that is not listed itself, or is written with "sp." or "spp.". */
    public Optional<Taxon> genus(String text) {
        String[] words = Folding.fold(text).split(" ", -1);
        return words.length < 2
                ? Optional.empty()
                : byName.getOrDefault(words[0], List.of()).stream()
                        .filter(taxon -> taxon.rank() == Taxon.Rank.GENUS)
                        .filter(taxon -> Folding.fold(taxon.name()).equals(words[0]))
                        .findFirst();
    }

    /** Those whose names have all words typed, whatever their accents; names that begin so first. */
    public List<Taxon> search(String typed, Locale locale) {
        String folded = Folding.fold(typed);
        if (folded.isEmpty()) {
            return all;
        }
        String[] words = folded.split(" ", -1);
        Set<Taxon> found = new LinkedHashSet<>();
        all.stream()
                .filter(taxon -> Stream.of(taxon.name(), taxon.labels().in(locale))
                        .anyMatch(name -> Folding.fold(name).startsWith(folded)))
                .forEach(found::add);
        all.stream()
                .filter(taxon -> Stream.of(words)
                        .allMatch(word -> texts.getOrDefault(taxon, "").contains(" " + word)))
                .forEach(found::add);
        return List.copyOf(found);
    }

    private static Stream<String> names(Taxon taxon) {
        return Stream.of(Stream.of(taxon.name()), taxon.labels().texts().values().stream(), taxon.also().stream())
                .flatMap(each -> each);
    }
}
