package org.tidewaiter.node.insight;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.insight.page.Chart;
import org.tidewaiter.node.insight.page.OverviewPage;
import org.tidewaiter.node.insight.page.OverviewPage.Preset;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.FilterChip;

/** Makes the page of an overview. */
@Component
class OverviewPages {

    private final Charts charts;
    private final TimeColumns columns;
    private final RouteMaps maps;
    private final Tiles tiles;
    private final OverviewChoices choices;
    private final OverviewWords words;
    private final Clock clock;

    OverviewPages(
            Charts charts,
            TimeColumns columns,
            RouteMaps maps,
            Tiles tiles,
            OverviewChoices choices,
            OverviewWords words,
            Clock clock) {
        this.charts = charts;
        this.columns = columns;
        this.maps = maps;
        this.tiles = tiles;
        this.choices = choices;
        this.words = words;
        this.clock = clock;
    }

    OverviewPage of(Overview overview, OverviewFilter filter, Page page) {
        return new OverviewPage(
                page.text("insight.as-of", page.wording().time(overview.asOf())),
                overview.behind() == 0 ? null : page.text("insight.behind", overview.behind()),
                text(filter.from()),
                text(filter.until()),
                choices.of(page),
                chosen(filter),
                sentence(filter, page),
                presets(filter, page),
                tiles.of(overview, filter, page),
                columns.of(overview, filter, page),
                maps.of(overview, filter, page),
                charts(overview, filter, page));
    }

    /** What the filter fixes to one value needs no chart. */
    private List<Chart> charts(Overview overview, OverviewFilter filter, Page page) {
        List<ChartKind> kinds = new ArrayList<>();
        add(kinds, ChartKind.CATEGORY, filter.category() == null);
        add(kinds, ChartKind.COUNTRY, filter.reporting() == null);
        add(kinds, ChartKind.REGION, filter.reporting() == null && filter.region() == null);
        add(kinds, ChartKind.MODE, filter.mode() == null);
        add(kinds, ChartKind.CONCEALMENT, true);
        return kinds.stream()
                .map(kind -> charts.of(kind, overview, filter, page))
                .filter(chart -> !chart.rows().isEmpty())
                .toList();
    }

    private static void add(List<ChartKind> kinds, ChartKind kind, boolean wanted) {
        if (wanted) {
            kinds.add(kind);
        }
    }

    private static @Nullable String text(@Nullable YearMonth month) {
        return month == null ? null : month.toString();
    }

    private static Map<String, String> chosen(OverviewFilter filter) {
        Map<String, String> chosen = new LinkedHashMap<>();
        put(chosen, "category", filter.category());
        put(chosen, "reporting", filter.reporting());
        put(chosen, "region", filter.region());
        put(chosen, "mode", filter.mode());
        return chosen;
    }

    private static void put(Map<String, String> chosen, String name, @Nullable String code) {
        if (code != null) {
            chosen.put(name, code);
        }
    }

    private List<FilterChip> sentence(OverviewFilter filter, Page page) {
        List<FilterChip> sentence = new ArrayList<>();
        chosen(filter)
                .forEach((name, code) -> sentence.add(chip(
                        filter,
                        name,
                        page.text(
                                "insight.filter." + name,
                                name.equals("region")
                                        ? words.region(code, page)
                                        : words.code(OverviewChoices.list(name), code, page)))));
        if (filter.from() != null) {
            sentence.add(chip(
                    filter,
                    "from",
                    page.text("insight.filter.from", page.wording().month(filter.from()))));
        }
        if (filter.until() != null) {
            sentence.add(chip(
                    filter,
                    "until",
                    page.text("insight.filter.until", page.wording().month(filter.until()))));
        }
        return sentence;
    }

    private static FilterChip chip(OverviewFilter filter, String name, String words) {
        return new FilterChip(
                words,
                "#filters",
                Address.of(Address.OVERVIEW, filter).with(name, null).text());
    }

    private List<Preset> presets(OverviewFilter filter, Page page) {
        YearMonth now = YearMonth.from(LocalDate.now(clock));
        return Stream.of(
                        preset("all", null, null, filter, page),
                        preset("six-months", now.minusMonths(5), now, filter, page),
                        preset("twelve-months", now.minusMonths(11), now, filter, page),
                        preset("this-year", YearMonth.of(now.getYear(), 1), now, filter, page),
                        preset(
                                "last-year",
                                YearMonth.of(now.getYear() - 1, 1),
                                YearMonth.of(now.getYear() - 1, 12),
                                filter,
                                page))
                .toList();
    }

    private static Preset preset(
            String name, @Nullable YearMonth from, @Nullable YearMonth until, OverviewFilter filter, Page page) {
        return new Preset(
                page.text("insight.period." + name),
                Address.of(Address.OVERVIEW, filter)
                        .with("from", text(from))
                        .with("until", text(until))
                        .text(),
                Objects.equals(filter.from(), from) && Objects.equals(filter.until(), until));
    }
}
