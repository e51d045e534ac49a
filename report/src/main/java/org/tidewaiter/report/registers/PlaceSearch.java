package org.tidewaiter.report.registers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Places by what has been typed so far, the best first. One folded line of text a place is all that it keeps. */
public final class PlaceSearch {

    private static final int NO_MATCH = Integer.MAX_VALUE;

    private final List<Entry> entries;

    private PlaceSearch(List<Entry> entries) {
        this.entries = entries;
    }

    static PlaceSearch of(List<RegisteredPlace> places) {
        return new PlaceSearch(places.stream().map(Entry::of).toList());
    }

    /** Further places before these. */
    PlaceSearch after(List<RegisteredPlace> further) {
        return new PlaceSearch(
                Stream.concat(further.stream().map(Entry::of), entries.stream()).toList());
    }

    /**
     * What is looked for.
     *
     * @param words typed so far; blank for all
     * @param country ISO 3166-1 alpha-2, null for all
     * @param kind code of the list {@code location-type}, null for all
     * @param register null for all
     */
    public record Asked(
            String words,
            @Nullable String country,
            @Nullable String kind,
            @Nullable String register) {

        boolean fits(RegisteredPlace place) {
            return (country == null || country.equals(place.country()))
                    && (kind == null || kind.equals(place.kind()))
                    && (register == null || register.equals(place.register()));
        }
    }

    /**
     * @param places one page of them
     * @param all how many there are
     */
    public record Found(List<RegisteredPlace> places, int all) {}

    public Found find(Asked asked, int from, int most) {
        String typed = PlaceText.fold(asked.words());
        List<String> words = PlaceText.words(typed).toList();
        record Hit(RegisteredPlace place, int rank) {}
        List<Hit> hits = new ArrayList<>();
        for (Entry entry : entries) {
            int rank = typed.isEmpty() ? 0 : entry.rank(typed, words);
            if (rank != NO_MATCH && asked.fits(entry.place())) {
                hits.add(new Hit(entry.place(), rank));
            }
        }
        hits.sort(Comparator.comparingInt(Hit::rank));
        return new Found(hits.stream().skip(from).limit(most).map(Hit::place).toList(), hits.size());
    }

    /**
     * @param codes folded, each between blanks
     * @param text names and city, folded
     */
    private record Entry(RegisteredPlace place, String codes, String name, String text) {

        static Entry of(RegisteredPlace place) {
            String codes = Stream.of(
                            place.code(),
                            place.identifiers().locode(),
                            place.identifiers().iata(),
                            place.identifiers().icao())
                    .flatMap(Stream::ofNullable)
                    .map(PlaceText::fold)
                    .collect(Collectors.joining(" ", " ", " "));
            String name = PlaceText.fold(place.labels().texts().getOrDefault("en", place.code()));
            String text = Stream.of(
                            place.labels().texts().values().stream(),
                            place.also().stream(),
                            Stream.ofNullable(place.city()))
                    .flatMap(each -> each)
                    .map(PlaceText::fold)
                    .distinct()
                    .collect(Collectors.joining(" ", " ", " "));
            return new Entry(place, codes, name, text);
        }

        int rank(String typed, List<String> words) {
            if (codes.contains(" " + typed + " ")) {
                return 0;
            }
            if (name.startsWith(typed)) {
                return 1;
            }
            if (text.contains(" " + typed)) {
                return 2;
            }
            boolean all = words.stream().allMatch(word -> text.contains(" " + word) || codes.contains(" " + word));
            return all ? 3 : NO_MATCH;
        }
    }
}
