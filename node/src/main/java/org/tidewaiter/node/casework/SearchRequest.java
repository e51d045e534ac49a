package org.tidewaiter.node.casework;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.tidewaiter.node.access.Regions;
import org.tidewaiter.node.registry.Facets;
import org.tidewaiter.node.registry.Facets.Absent;
import org.tidewaiter.node.registry.ReportState;
import org.tidewaiter.node.registry.SearchFilter;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.FilterNames;
import org.tidewaiter.node.web.ProblemException;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Reads the filters of a search from an address; page and API use the same names. */
@Component
class SearchRequest {

    /** Filters whose values are codes, with the list that they come from. */
    static final Map<String, String> CODED = codedFilters();

    private static final Set<String> OTHERS =
            Set.of("q", "originator", "from", "until", "state", "own", "region", "without");

    private static final int LONGEST_WORDS = 200;

    private final Vocabulary vocabulary;
    private final Regions regions;

    SearchRequest(Vocabulary vocabulary, Regions regions) {
        this.vocabulary = vocabulary;
        this.regions = regions;
    }

    private static Map<String, String> codedFilters() {
        Map<String, String> coded = new LinkedHashMap<>();
        coded.put("category", "category");
        coded.put("subcategory", "subcategory");
        coded.put("country", "country");
        coded.put("departure", "country");
        coded.put("destination", "country");
        coded.put("mode", "transport-mode");
        coded.put("location", "location-type");
        coded.put("direction", "direction");
        coded.put("provenance", "provenance");
        coded.put("reporting", "country");
        coded.put("concealment", "concealment-place");
        return coded;
    }

    /** The names of all filters, in alphabetical order. */
    static SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>(CODED.keySet());
        names.addAll(OTHERS);
        return names;
    }

    /**
     * Reads the filters.
     *
     * @throws ProblemException 400 with a fault for each value that is none of its list
     */
    SearchFilter read(MultiValueMap<String, String> parameters) {
        List<Fault> faults = new ArrayList<>();
        Map<String, Set<String>> codes = new LinkedHashMap<>();
        CODED.forEach((name, list) -> codes.put(name, codes(name, list, parameters, faults)));
        String words = first(parameters, "q");
        Set<UUID> numbers = new LinkedHashSet<>();
        if (words != null && isUuid(words.strip())) {
            numbers.add(UUID.fromString(words.strip()));
            words = null;
        }
        if (words != null && words.length() > LONGEST_WORDS) {
            faults.add(new Fault("q", "too-long", "at most " + LONGEST_WORDS + " characters"));
        }
        SearchFilter filter = new SearchFilter(
                words == null ? "" : words,
                of(codes, "category"),
                of(codes, "subcategory"),
                of(codes, "country"),
                of(codes, "departure").stream().findFirst().orElse(null),
                of(codes, "destination").stream().findFirst().orElse(null),
                of(codes, "mode"),
                of(codes, "location"),
                of(codes, "direction"),
                of(codes, "provenance"),
                first(parameters, "originator"),
                day("from", parameters, faults),
                day("until", parameters, faults),
                states(parameters, faults),
                numbers,
                "true".equals(first(parameters, "own")),
                new Facets(
                        of(codes, "reporting"),
                        region(parameters, faults),
                        of(codes, "concealment"),
                        without(parameters, faults)));
        if (!faults.isEmpty()) {
            throw ProblemException.of(HttpStatus.BAD_REQUEST, "filter", "casework.problem.filter")
                    .withFaults(faults);
        }
        return filter;
    }

    /**
     * Reads the filters where nothing else may stand beside them than what is named here: a misspelt filter would find everything.
     *
     * @throws ProblemException 400 also for a name that is neither; the answer does not repeat it
     */
    SearchFilter read(MultiValueMap<String, String> parameters, Set<String> beside) {
        SortedSet<String> known = names();
        known.addAll(beside);
        FilterNames.require(known, parameters, "casework.problem.filter");
        return read(parameters);
    }

    private static Set<String> of(Map<String, Set<String>> codes, String name) {
        return codes.getOrDefault(name, Set.of());
    }

    Set<String> codes(String name, String list, MultiValueMap<String, String> parameters, List<Fault> faults) {
        Set<String> found = all(parameters, name);
        for (String code : found) {
            if (vocabulary.list(list).code(code).isEmpty()) {
                faults.add(new Fault(name, "code-in-list", "a value is no code of the list " + list));
            }
        }
        return found;
    }

    private static Set<ReportState> states(MultiValueMap<String, String> parameters, List<Fault> faults) {
        Set<ReportState> states = new LinkedHashSet<>();
        for (String state : all(parameters, "state")) {
            try {
                states.add(ReportState.valueOf(state));
            } catch (IllegalArgumentException e) {
                String known =
                        Arrays.stream(ReportState.values()).map(Enum::name).collect(Collectors.joining(", "));
                faults.add(new Fault("state", "code-in-list", "one of " + known));
            }
        }
        return states;
    }

    private Set<String> region(MultiValueMap<String, String> parameters, List<Fault> faults) {
        String code = first(parameters, "region");
        if (code == null) {
            return Set.of();
        }
        return regions.all().stream()
                .filter(region -> region.code().equals(code))
                .findFirst()
                .map(Regions.Region::countries)
                .orElseGet(() -> {
                    faults.add(new Fault(
                            "region",
                            "code-in-list",
                            "one of "
                                    + regions.all().stream()
                                            .map(Regions.Region::code)
                                            .collect(Collectors.joining(", "))));
                    return Set.of();
                });
    }

    private static Set<Absent> without(MultiValueMap<String, String> parameters, List<Fault> faults) {
        Set<Absent> without = new LinkedHashSet<>();
        for (String name : all(parameters, "without")) {
            Arrays.stream(Absent.values())
                    .filter(absent -> absent.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst()
                    .ifPresentOrElse(
                            without::add,
                            () -> faults.add(new Fault(
                                    "without",
                                    "code-in-list",
                                    "one of "
                                            + Arrays.stream(Absent.values())
                                                    .map(absent -> absent.name().toLowerCase(Locale.ROOT))
                                                    .collect(Collectors.joining(", ")))));
        }
        return without;
    }

    private static @Nullable LocalDate day(String name, MultiValueMap<String, String> parameters, List<Fault> faults) {
        String text = first(parameters, name);
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            faults.add(new Fault(name, "date", "a day as 2026-05-03"));
            return null;
        }
    }

    /** All values of a filter; several may stand in one, separated by commas. */
    private static Set<String> all(MultiValueMap<String, String> parameters, String name) {
        Set<String> found = new LinkedHashSet<>();
        parameters.getOrDefault(name, List.of()).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .forEach(found::add);
        return found;
    }

    static @Nullable String first(MultiValueMap<String, String> parameters, String name) {
        String value = parameters.getFirst(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static boolean isUuid(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    }
}
