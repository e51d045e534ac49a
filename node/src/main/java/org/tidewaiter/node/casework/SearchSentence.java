package org.tidewaiter.node.casework;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.tidewaiter.node.access.Regions;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.FilterChip;

/** The filters of a search as a sentence, each part of which can be taken away. */
@Component
class SearchSentence {

    private static final Set<String> WORDED = Set.of("q", "from", "until", "own", "state");
    private static final Set<String> NO_FILTERS = Set.of("after", "limit", "format", "rows");

    private final FieldWording wording;
    private final Regions regions;

    SearchSentence(FieldWording wording, Regions regions) {
        this.wording = wording;
        this.regions = regions;
    }

    /** The filters of an address, without what asks for a page or a format and without empty ones. */
    static MultiValueMap<String, String> asked(MultiValueMap<String, String> parameters) {
        MultiValueMap<String, String> asked = new LinkedMultiValueMap<>();
        parameters.forEach((name, values) -> values.stream()
                .filter(value -> value != null && !value.isBlank() && !NO_FILTERS.contains(name))
                .forEach(value -> asked.add(name, value)));
        return asked;
    }

    List<FilterChip> chips(MultiValueMap<String, String> asked, Page page) {
        List<FilterChip> chips = new ArrayList<>();
        asked.forEach((name, values) ->
                chips.add(new FilterChip(words(name, values, page), "#filters", without(asked, name))));
        return chips;
    }

    /** The sentence's parts. */
    List<String> words(MultiValueMap<String, String> asked, Page page) {
        return asked.entrySet().stream()
                .map(one -> words(one.getKey(), one.getValue(), page))
                .toList();
    }

    private String words(String name, List<String> values, Page page) {
        if (name.equals("region")) {
            return page.text("casework.filter.region", region(values.getFirst(), page));
        }
        if (name.equals("without")) {
            return values.stream()
                    .flatMap(value -> Arrays.stream(value.split(",", -1)))
                    .map(value -> page.text("casework.filter.without." + value))
                    .collect(Collectors.joining(", "));
        }
        String list = SearchRequest.CODED.get(name);
        String words = list == null
                ? String.join(" ", values)
                : String.join(
                        page.text("casework.or"),
                        values.stream()
                                .map(code -> wording.code(list, code, page))
                                .toList());
        String key = list != null || WORDED.contains(name) ? name : "other";
        return page.text("casework.filter." + key, words);
    }

    private String region(String code, Page page) {
        return regions.all().stream()
                .filter(region -> region.code().equals(code))
                .findFirst()
                .map(region -> region.label(page.language().locale()))
                .orElse(code);
    }

    private static String without(MultiValueMap<String, String> asked, String name) {
        MultiValueMap<String, String> rest = new LinkedMultiValueMap<>(asked);
        rest.remove(name);
        return address(SearchController.PATH, rest, "after", null);
    }

    /** A path with these filters and one parameter more, if it has a value. */
    static String address(String path, MultiValueMap<String, String> filters, String name, @Nullable String value) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path).queryParams(filters);
        if (value != null) {
            address.queryParam(name, value);
        }
        return address.encode().build().toUriString();
    }
}
