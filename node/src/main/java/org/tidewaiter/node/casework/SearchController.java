package org.tidewaiter.node.casework;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.casework.page.SearchResults;
import org.tidewaiter.node.registry.Counts;
import org.tidewaiter.node.registry.ReportSearch;
import org.tidewaiter.node.registry.SearchFilter;
import org.tidewaiter.node.registry.SearchPage;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.node.web.component.FilterChip;
import org.tidewaiter.node.web.component.Pager;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** The search page: filters as a sentence, counts with their meaning, a table, and an address that can be kept. */
@Controller
@Requires(Permission.SEARCH)
class SearchController {

    static final String PATH = "/reports";

    private static final int ROWS = 50;
    private static final Set<String> OFFERED =
            Set.of("category", "country", "mode", "location", "direction", "provenance");

    private final SearchRequest request;
    private final ReportSearch search;
    private final ReportRows rows;
    private final FieldWording wording;
    private final Vocabulary vocabulary;

    SearchController(
            SearchRequest request, ReportSearch search, ReportRows rows, FieldWording wording, Vocabulary vocabulary) {
        this.request = request;
        this.search = search;
        this.rows = rows;
        this.wording = wording;
        this.vocabulary = vocabulary;
    }

    @GetMapping(PATH)
    ModelAndView search(AccessScope scope, Page page, @RequestParam MultiValueMap<String, String> parameters) {
        SearchFilter filter = request.read(parameters);
        SearchPage found = search.search(scope, filter, SearchRequest.first(parameters, "after"), ROWS);
        Counts counts = search.count(scope, filter);
        MultiValueMap<String, String> asked = asked(parameters);
        SearchResults results = new SearchResults(
                java.util.Objects.requireNonNullElse(SearchRequest.first(parameters, "q"), ""),
                SearchRequest.first(parameters, "from"),
                SearchRequest.first(parameters, "until"),
                CountWording.of(counts, page),
                sentence(asked, page),
                choices(page),
                chosen(asked),
                rows.of(found.reports(), page),
                pager(found, counts, asked, parameters, page),
                !asked.isEmpty());
        return new ModelAndView("casework/search", "results", results);
    }

    /** The filters of the address, without paging and without empty ones. */
    private static MultiValueMap<String, String> asked(MultiValueMap<String, String> parameters) {
        MultiValueMap<String, String> asked = new LinkedMultiValueMap<>();
        parameters.forEach((name, values) -> values.stream()
                .filter(value -> value != null && !value.isBlank() && !name.equals("after"))
                .forEach(value -> asked.add(name, value)));
        return asked;
    }

    private List<FilterChip> sentence(MultiValueMap<String, String> asked, Page page) {
        List<FilterChip> chips = new ArrayList<>();
        asked.forEach((name, values) -> {
            String words = SearchRequest.CODED.containsKey(name)
                    ? String.join(
                            page.text("casework.or"),
                            values.stream()
                                    .map(code -> wording.code(SearchRequest.CODED.get(name), code, page))
                                    .toList())
                    : String.join(" ", values);
            chips.add(new FilterChip(
                    page.text("casework.filter." + filterName(name), words), "#filters", without(asked, name)));
        });
        return chips;
    }

    private static String filterName(String name) {
        return SearchRequest.CODED.containsKey(name)
                        || Set.of("q", "from", "until", "own", "state").contains(name)
                ? name
                : "other";
    }

    private static String without(MultiValueMap<String, String> asked, String name) {
        MultiValueMap<String, String> rest = new LinkedMultiValueMap<>(asked);
        rest.remove(name);
        return address(rest, null);
    }

    private static String address(MultiValueMap<String, String> parameters, @Nullable String after) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(PATH).queryParams(parameters);
        if (after != null) {
            address.queryParam("after", after);
        }
        return address.encode().build().toUriString();
    }

    private Map<String, List<Choice>> choices(Page page) {
        Map<String, List<Choice>> choices = new LinkedHashMap<>();
        SearchRequest.CODED.forEach((name, list) -> {
            if (OFFERED.contains(name)) {
                choices.put(
                        name,
                        vocabulary.list(list).codes().stream()
                                .map(code -> new Choice(
                                        code.code(),
                                        code.labels().in(page.language().locale())))
                                .toList());
            }
        });
        return choices;
    }

    private static Map<String, Set<String>> chosen(MultiValueMap<String, String> asked) {
        Map<String, Set<String>> chosen = new LinkedHashMap<>();
        asked.forEach((name, values) -> chosen.put(name, new LinkedHashSet<>(values)));
        return chosen;
    }

    private static @Nullable Pager pager(
            SearchPage found,
            Counts counts,
            MultiValueMap<String, String> asked,
            MultiValueMap<String, String> parameters,
            Page page) {
        boolean first = SearchRequest.first(parameters, "after") == null;
        if (first && found.next() == null) {
            return null;
        }
        return new Pager(
                page.text("casework.pager", found.reports().size(), counts.cases() + counts.openSource()),
                first ? null : address(asked, null),
                found.next() == null ? null : address(asked, found.next()));
    }
}
