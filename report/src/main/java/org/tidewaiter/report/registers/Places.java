package org.tidewaiter.report.registers;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.registers.PlaceIndex.Fit;

/**
 * All places that are known: the ports and airports that come with this program and, on a node, its own offices and
 * border posts. Immutable; safe for use by many threads.
 */
public final class Places {

    private static final class Loaded {
        private static final Places SHIPPED = shippedPlaces();
    }

    private final Countries countries;
    private final Subdivisions subdivisions;
    private final List<PlaceIndex> indexes;
    private final PlaceSearch search;

    private Places(Countries countries, Subdivisions subdivisions, List<PlaceIndex> indexes, PlaceSearch search) {
        this.countries = countries;
        this.subdivisions = subdivisions;
        this.indexes = indexes;
        this.search = search;
    }

    /** The ports and airports that come with this program. */
    public static Places shipped() {
        return Loaded.SHIPPED;
    }

    private static Places shippedPlaces() {
        List<RegisteredPlace> places = new ArrayList<>(ShippedRegisters.ports());
        places.addAll(ShippedRegisters.airports());
        PlaceIndex index = new PlaceIndex(places, ShippedRegisters.otherNames());
        return new Places(
                ShippedRegisters.countries(), ShippedRegisters.subdivisions(), List.of(index), PlaceSearch.of(places));
    }

    /** These and further ones, which come first. What is known already is shared, not copied. */
    public Places with(List<RegisteredPlace> further) {
        return new Places(
                countries,
                subdivisions,
                Stream.concat(Stream.of(new PlaceIndex(further, OtherNames.NONE)), indexes.stream())
                        .toList(),
                search.after(further));
    }

    public Optional<RegisteredPlace> find(String register, String code) {
        return indexes.stream()
                .flatMap(index -> index.byCode(register, code).stream())
                .findFirst();
    }

    /** Every place that has this UN/LOCODE. */
    public List<RegisteredPlace> withLocode(String locode) {
        return indexes.stream()
                .flatMap(index -> index.find(locode, new Fit(Set.of(), null, null)).stream())
                .flatMap(found -> found instanceof Candidate.OfPlace(RegisteredPlace place, Match how)
                                && locode.equals(place.identifiers().locode())
                        ? Stream.of(place)
                        : Stream.empty())
                .toList();
    }

    /** For type-ahead and browsing: those whose codes, names or cities have the words of the text. */
    public PlaceSearch search() {
        return search;
    }

    /** Countries by code and name. */
    public Countries countries() {
        return countries;
    }

    /**
     * What the text may mean: one place, one country, several, or nothing. "City, Country" is read as it stands. A text
     * that went through a wrong encoding is mended first.
     *
     * @param country in which it is known to lie, ISO 3166-1 alpha-2; null for any
     * @param kind code of the list {@code location-type} that it is known to be; null for any, and for countries
     */
    public Resolution resolve(String text, @Nullable String country, @Nullable String kind) {
        Set<String> within = country == null ? Set.of() : Set.of(country);
        Resolution found = understand(text, within, kind);
        if (!found.isEmpty() && found.unknown() == null) {
            return found;
        }
        Resolution mended = PlaceText.repaired(text)
                .map(clean -> understand(clean, within, kind).afterRepair())
                .or(() -> withLostLetters(text, within, kind))
                .orElse(Resolution.NONE);
        return mended.isEmpty() ? found : mended;
    }

    private Optional<Resolution> withLostLetters(String text, Set<String> within, @Nullable String kind) {
        int comma = text.lastIndexOf(',');
        Set<String> named = comma < 0 ? Set.of() : codes(countries.find(text.substring(comma + 1)));
        String head = named.isEmpty() ? text : text.substring(0, comma);
        Set<String> both = named.isEmpty() ? within : common(named, within);
        Fit fit = Fit.of(both, kind, head);
        return PlaceText.withLostLetters(head)
                .map(pattern ->
                        Resolution.of(each(index -> index.find(pattern, fit))).afterRepair());
    }

    private Resolution understand(String text, Set<String> within, @Nullable String kind) {
        if (text.isBlank()) {
            return Resolution.NONE;
        }
        int comma = text.lastIndexOf(',');
        if (comma > 0) {
            Set<String> named = codes(countries.find(text.substring(comma + 1)));
            if (!named.isEmpty()) {
                return inCountry(text.substring(0, comma).strip(), named, within, kind);
            }
        }
        return Resolution.of(whole(text, within, kind));
    }

    private Resolution inCountry(String head, Set<String> named, Set<String> within, @Nullable String kind) {
        Set<String> both = common(named, within);
        if (both.isEmpty()) {
            return Resolution.NONE;
        }
        List<Candidate> found = places(head, both, kind);
        if (found.isEmpty() && head.contains(",")) {
            found = places(head.substring(0, head.indexOf(',')), both, kind);
        }
        if (found.isEmpty() && kind == null) {
            found = parts(head, both);
        }
        if (!found.isEmpty()) {
            return Resolution.of(found);
        }
        List<Candidate> all = new ArrayList<>();
        if (kind == null) {
            both.forEach(code -> all.add(new Candidate.OfCountry(code, Match.NAME)));
        }
        all.addAll(within.isEmpty() ? whole(head, Set.of(), kind) : List.of());
        Resolution contradicted = Resolution.of(all);
        return all.size() > both.size() ? contradicted : contradicted.withUnknown(head);
    }

    /** A country before the places in it that are called the same; places elsewhere that are called so stay beside it. */
    private List<Candidate> whole(String text, Set<String> within, @Nullable String kind) {
        List<Candidate> found = places(text, within, kind);
        List<Candidate> meant = kind == null
                ? countries.find(text).stream()
                        .filter(each -> within.isEmpty() || within.contains(each.country()))
                        .toList()
                : List.of();
        if (meant.isEmpty()) {
            return found.isEmpty() && kind == null ? parts(text, within) : found;
        }
        Set<String> codes = codes(meant);
        return Stream.concat(
                        meant.stream(),
                        found.stream()
                                .filter(each -> !codes.contains(each.country()))
                                .filter(each -> each.how() == Match.CODE || each.how() == Match.NAME))
                .toList();
    }

    private List<Candidate> places(String text, Set<String> within, @Nullable String kind) {
        Fit fit = Fit.of(within, kind, text);
        List<Candidate> found = each(index -> index.find(text, fit));
        boolean parts = found.stream().allMatch(each -> each.how() == Match.PART_OF_NAME);
        return parts
                ? found
                : found.stream()
                        .filter(each -> each.how() != Match.PART_OF_NAME)
                        .toList();
    }

    private List<Candidate> parts(String text, Set<String> within) {
        return subdivisions.named(text).stream()
                .filter(each -> within.isEmpty() || within.contains(each.country()))
                .<Candidate>map(each -> new Candidate.OfSubdivision(each, Match.FOLDED_NAME))
                .toList();
    }

    private List<Candidate> each(Function<PlaceIndex, List<Candidate>> find) {
        return indexes.stream().flatMap(index -> find.apply(index).stream()).toList();
    }

    private static Set<String> codes(List<Candidate> found) {
        return found.stream().map(Candidate::country).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** In both, or in the one that is given; nothing where they contradict each other. */
    private static Set<String> common(Set<String> named, Set<String> within) {
        return within.isEmpty()
                ? named
                : named.stream().filter(within::contains).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
