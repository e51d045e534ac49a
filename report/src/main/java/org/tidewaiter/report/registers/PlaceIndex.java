package org.tidewaiter.report.registers;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the places of a few registers by all that they are called. Immutable once made. */
final class PlaceIndex {

    private static final int SHORTEST_PART = 4;
    private static final int[] NONE = {};

    private final List<RegisteredPlace> places;
    private final Keys codes = new Keys();
    private final Keys names = new Keys();
    private final Keys others = new Keys();
    private final Keys cities = new Keys();
    private final Keys words = new Keys();

    PlaceIndex(List<RegisteredPlace> places, OtherNames otherNames) {
        this.places = List.copyOf(places);
        for (int i = 0; i < places.size(); i++) {
            add(places.get(i), i, otherNames);
        }
    }

    private void add(RegisteredPlace place, int position, OtherNames otherNames) {
        codes(place).forEach(code -> codes.add(code, position));
        for (String label : Set.copyOf(place.labels().texts().values())) {
            String folded = PlaceText.fold(label);
            names.add(folded, position);
            names.add(PlaceText.core(folded), position);
            PlaceText.variants(label).stream().skip(1).forEach(part -> other(part, position));
            PlaceText.words(folded).forEach(word -> words.add(word, position));
        }
        place.also().forEach(name -> other(name, position));
        codes(place).flatMap(code -> otherNames.place(code).stream()).forEach(name -> other(name, position));
        for (String city : cities(place)) {
            cities.add(city, position);
            otherNames.city(place.country(), city).forEach(name -> cities.add(PlaceText.fold(name), position));
            PlaceText.words(city).forEach(word -> words.add(word, position));
        }
    }

    /** What its city is called, folded, with and without the word "city". */
    private static Set<String> cities(RegisteredPlace place) {
        return place.city() == null
                ? Set.of()
                : PlaceText.variants(place.city()).stream()
                        .map(PlaceText::fold)
                        .flatMap(city -> Stream.of(city, PlaceText.city(city)))
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void other(String name, int position) {
        String folded = PlaceText.fold(name);
        others.add(folded, position);
        others.add(PlaceText.core(folded), position);
    }

    private static Stream<String> codes(RegisteredPlace place) {
        return Stream.of(
                        place.code(),
                        place.identifiers().locode(),
                        place.identifiers().iata(),
                        place.identifiers().icao())
                .flatMap(Stream::ofNullable)
                .distinct();
    }

    Optional<RegisteredPlace> byCode(String register, String code) {
        return Arrays.stream(codes.at(code))
                .mapToObj(places::get)
                .filter(place ->
                        place.register().equals(register) && place.code().equals(code))
                .findFirst();
    }

    /**
     * Those with the strongest match that fit. A code and a name are as good as each other; so is a city of that name,
     * unless the text says what kind of place is meant.
     */
    List<Candidate> find(String text, Fit fit) {
        String folded = PlaceText.fold(text);
        String asked = PlaceText.asked(folded);
        Finding found = new Finding(fit, text.strip(), fit.saysKind() ? NONE : cities.at(folded));
        PlaceText.code(text).ifPresent(code -> found.add(codes.at(code), Match.CODE));
        found.add(names.at(folded), Match.FOLDED_NAME);
        found.add(names.at(asked), Match.FOLDED_NAME);
        found.add(others.at(folded), Match.OTHER_NAME);
        found.add(others.at(asked), Match.OTHER_NAME);
        if (!fit.saysKind() || found.isEmpty()) {
            found.add(cities.at(folded), Match.CITY);
            found.add(cities.at(PlaceText.city(asked)), Match.CITY);
        }
        if (found.isEmpty() && asked.length() >= SHORTEST_PART) {
            found.add(withWords(folded), Match.PART_OF_NAME);
        }
        if (found.isEmpty() && asked.length() >= SHORTEST_PART) {
            found.add(withWords(asked), Match.PART_OF_NAME);
        }
        return found.candidates();
    }

    /** As above, for a text of which letters are lost. */
    List<Candidate> find(Pattern lost, Fit fit) {
        int[] inCity = cities.matching(lost);
        Finding found = new Finding(fit, "", fit.saysKind() ? NONE : inCity);
        found.add(names.matching(lost), Match.FOLDED_NAME);
        found.add(others.matching(lost), Match.OTHER_NAME);
        if (!fit.saysKind() || found.isEmpty()) {
            found.add(inCity, Match.CITY);
        }
        return found.candidates();
    }

    private int[] withWords(String asked) {
        BitSet all = new BitSet();
        boolean first = true;
        for (String word : PlaceText.words(asked).toList()) {
            BitSet having = new BitSet();
            Arrays.stream(words.at(word)).forEach(having::set);
            if (first) {
                all = having;
            } else {
                all.and(having);
            }
            first = false;
        }
        return all.stream().toArray();
    }

    /** What one text has found so far, each place with the first and so the strongest of its matches. */
    private final class Finding {

        private final Map<Integer, Match> found = new LinkedHashMap<>();
        private final Fit fit;
        private final String text;
        private final int[] inCity;

        /**
         * @param inCity places in a city that is called like the text. Many a port and airport is called like its city;
         *     who writes no more than that means the city, and which of its places nobody knows
         */
        Finding(Fit fit, String text, int[] inCity) {
            this.fit = fit;
            this.text = text;
            this.inCity = inCity;
        }

        void add(int[] positions, Match how) {
            for (int position : positions) {
                RegisteredPlace place = places.get(position);
                Match match = match(place, position, how);
                if (fit.admits(place, match)) {
                    found.putIfAbsent(position, match);
                }
            }
        }

        private Match match(RegisteredPlace place, int position, Match how) {
            if (how != Match.CODE && Arrays.stream(inCity).anyMatch(each -> each == position)) {
                return Match.CITY;
            }
            boolean letterByLetter =
                    how == Match.FOLDED_NAME && place.labels().texts().containsValue(text);
            return letterByLetter ? Match.NAME : how;
        }

        boolean isEmpty() {
            return found.isEmpty();
        }

        List<Candidate> candidates() {
            return found.entrySet().stream()
                    .<Candidate>map(entry -> new Candidate.OfPlace(places.get(entry.getKey()), entry.getValue()))
                    .toList();
        }
    }

    /**
     * What else is known of the place that is meant.
     *
     * @param countries in one of which it lies; empty for any
     * @param kind which it is, null for any
     * @param implied the kind that the text names; a stronger match than that is believed against it
     */
    record Fit(
            Set<String> countries,
            @Nullable String kind,
            @Nullable String implied) {

        boolean admits(RegisteredPlace place, Match how) {
            return (countries.isEmpty() || countries.contains(place.country()))
                    && (kind == null || kind.equals(place.kind()))
                    && (implied == null || implied.equals(place.kind()) || how == Match.NAME);
        }

        boolean saysKind() {
            return kind != null || implied != null;
        }

        static Fit of(Set<String> countries, @Nullable String kind, String text) {
            return new Fit(
                    countries,
                    kind,
                    kind != null ? null : PlaceText.kind(PlaceText.fold(text)).orElse(null));
        }
    }
}
