package org.tidewaiter.node.casework;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.casework.page.SearchResults;
import org.tidewaiter.node.registry.ReportSearch;
import org.tidewaiter.node.registry.ReportSummary;
import org.tidewaiter.node.registry.SearchFilter;
import org.tidewaiter.node.registry.SearchPage;
import org.tidewaiter.node.registry.SeizureSources;
import org.tidewaiter.node.registry.SomeCounts;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Choice;
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
    private final SeizureSources sources;
    private final SearchSentence sentence;
    private final ExportMenus exports;
    private final Vocabulary vocabulary;

    SearchController(
            SearchRequest request,
            ReportSearch search,
            ReportRows rows,
            SeizureSources sources,
            SearchSentence sentence,
            ExportMenus exports,
            Vocabulary vocabulary) {
        this.request = request;
        this.search = search;
        this.rows = rows;
        this.sources = sources;
        this.sentence = sentence;
        this.exports = exports;
        this.vocabulary = vocabulary;
    }

    @GetMapping(PATH)
    ModelAndView search(AccessScope scope, Page page, @RequestParam MultiValueMap<String, String> parameters) {
        SearchFilter filter = request.read(parameters);
        SearchPage found = search.search(scope, filter, SearchRequest.first(parameters, "after"), ROWS);
        SomeCounts counts = search.countSome(scope, filter);
        MultiValueMap<String, String> asked = SearchSentence.asked(parameters);
        SearchResults results = new SearchResults(
                java.util.Objects.requireNonNullElse(SearchRequest.first(parameters, "q"), ""),
                SearchRequest.first(parameters, "from"),
                SearchRequest.first(parameters, "until"),
                CountWording.of(counts, page),
                sentence.chips(asked, page),
                choices(page),
                chosen(asked),
                rows.of(found.reports(), sources(scope, found), page),
                pager(found, counts, asked, parameters, page),
                !asked.isEmpty(),
                exports.of(scope, counts.counts(), asked, page));
        return new ModelAndView("casework/search", "results", results);
    }

    private Map<UUID, Integer> sources(AccessScope scope, SearchPage found) {
        return scope.may(Permission.READ)
                ? sources.counts(
                        scope,
                        found.reports().stream().map(ReportSummary::record).toList())
                : Map.of();
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
            SomeCounts counts,
            MultiValueMap<String, String> asked,
            MultiValueMap<String, String> parameters,
            Page page) {
        boolean first = SearchRequest.first(parameters, "after") == null;
        if (first && found.next() == null) {
            return null;
        }
        return new Pager(
                page.text(
                        counts.more() ? "casework.pager.more" : "casework.pager",
                        found.reports().size(),
                        counts.counts().found()),
                first ? null : SearchSentence.address(PATH, asked, "after", null),
                found.next() == null ? null : SearchSentence.address(PATH, asked, "after", found.next()));
    }
}
