package org.tidewaiter.node.insight;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.Regions;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** What an overview can be limited to. */
@Component
class OverviewChoices {

    private static final Map<String, String> LISTS =
            Map.of("category", "category", "reporting", "country", "mode", "transport-mode");

    private final Vocabulary vocabulary;
    private final Regions regions;

    OverviewChoices(Vocabulary vocabulary, Regions regions) {
        this.vocabulary = vocabulary;
        this.regions = regions;
    }

    /** The code list of a filter. */
    static String list(String filter) {
        return LISTS.getOrDefault(filter, filter);
    }

    Map<String, List<Choice>> of(Page page) {
        Map<String, List<Choice>> choices = new LinkedHashMap<>();
        choices.put("category", codes("category", page));
        choices.put("reporting", codes("reporting", page));
        choices.put(
                "region",
                regions.all().stream()
                        .map(region -> new Choice(
                                region.code(), region.label(page.language().locale())))
                        .toList());
        choices.put("mode", codes("mode", page));
        return choices;
    }

    private List<Choice> codes(String filter, Page page) {
        return vocabulary.list(list(filter)).codes().stream()
                .map(code ->
                        new Choice(code.code(), code.labels().in(page.language().locale())))
                .toList();
    }
}
