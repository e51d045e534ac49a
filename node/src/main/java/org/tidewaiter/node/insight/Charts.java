package org.tidewaiter.node.insight;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.insight.page.Chart;
import org.tidewaiter.node.insight.page.Row;
import org.tidewaiter.node.web.Page;

/** Makes charts of lines: figures as the reader writes them, bars by the largest, and what stands behind it all. */
@Component
class Charts {

    private static final int BARS = 10;
    private static final int TABLE_ROWS = 100;

    private final ChartLines lines;

    Charts(ChartLines lines) {
        this.lines = lines;
    }

    Chart of(ChartKind kind, Overview overview, OverviewFilter filter, Page page) {
        List<Line> all = lines.of(kind, overview, filter, page).stream()
                .filter(line -> line.tally().cases() > 0)
                .toList();
        long largest =
                all.stream().mapToLong(line -> line.tally().cases()).max().orElse(1);
        List<Row> rows = all.stream()
                .limit(kind == ChartKind.TIME ? Long.MAX_VALUE : TABLE_ROWS)
                .map(line -> row(line, largest, page))
                .toList();
        return new Chart(
                kind.code(),
                page.text("insight.chart." + kind.code()),
                basis(overview, page),
                note(kind, overview, page),
                page.text("insight.value." + kind.code()),
                rows.stream().limit(BARS).toList(),
                rows,
                all.size() > rows.size() ? page.text("insight.more", all.size() - rows.size()) : null,
                Address.of(Address.CSV, filter).with("chart", kind.code()).text());
    }

    static Row row(Line line, long largest, Page page) {
        Tally tally = line.tally();
        return new Row(
                line.label(),
                line.href(),
                page.wording().number(tally.cases()),
                page.wording().number(tally.seizures()),
                page.wording().number(tally.generated()),
                String.format(Locale.ROOT, "%.1f%%", 100.0 * tally.cases() / largest),
                page.text("insight.row", line.label(), tally.cases(), tally.seizures()));
    }

    /** "1,204 cases from 14 reporting countries, as of 3 May 2026, 02:10 EEST". */
    static String basis(Overview overview, Page page) {
        return page.text(
                "insight.basis",
                overview.total().cases(),
                overview.reportingCountries(),
                page.wording().time(overview.asOf()));
    }

    private static @Nullable String note(ChartKind kind, Overview overview, Page page) {
        return switch (kind) {
            case TIME ->
                overview.undated().cases() == 0
                        ? null
                        : page.text("insight.note.undated", overview.undated().cases());
            case CATEGORY, CONCEALMENT -> page.text("insight.note." + kind.code());
            case ROUTE, COUNTRY, REGION, MODE -> null;
        };
    }
}
