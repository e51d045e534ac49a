package org.tidewaiter.node.insight;

import java.util.Locale;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.Regions;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Puts what was counted into the reader's words. */
@Component
class OverviewWords {

    private final Vocabulary vocabulary;
    private final Regions regions;

    OverviewWords(Vocabulary vocabulary, Regions regions) {
        this.vocabulary = vocabulary;
        this.regions = regions;
    }

    /** The label of a code, or that none is stated. */
    String code(String list, String code, Page page) {
        return code.equals(CellKey.NONE)
                ? page.text("insight.none." + list)
                : vocabulary.label(list, code, page.language().locale());
    }

    String region(String code, Page page) {
        Locale locale = page.language().locale();
        return regions.all().stream()
                .filter(region -> region.code().equals(code))
                .findFirst()
                .map(region -> region.label(locale))
                .orElseGet(() -> page.text("insight.none.region"));
    }

    /** "from China to Estonia", "within Estonia". */
    String route(String route, Page page) {
        String departure = CellKey.departure(route);
        String destination = CellKey.destination(route);
        return departure.equals(destination) && !departure.equals(CellKey.NONE)
                ? page.text("insight.route.within", code("country", departure, page))
                : page.text("insight.route", end(departure, page), end(destination, page));
    }

    private String end(String country, Page page) {
        return country.equals(CellKey.NONE)
                ? page.text("insight.none.end")
                : vocabulary.label("country", country, page.language().locale());
    }
}
