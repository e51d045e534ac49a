package org.tidewaiter.node.insight;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.registry.CountedReport;
import org.tidewaiter.report.Provenance;

/**
 * What one report adds to the cells: once for every combination of category, mode and country that an overview can be
 * limited to. So each figure is a sum over months, and over countries where the reader sees some of them.
 */
final class Contribution {

    private final CountedReport report;

    private Contribution(CountedReport report) {
        this.report = report;
    }

    static void of(CountedReport report, BiConsumer<CellKey, Tally> cells) {
        new Contribution(report).addTo(cells);
    }

    private void addTo(BiConsumer<CellKey, Tally> cells) {
        LocalDate day = Objects.requireNonNullElse(report.day(), CellKey.NO_DAY);
        LocalDate month = report.day() == null ? CellKey.NO_DAY : day.withDayOfMonth(1);
        String route = CellKey.route(stated(report.departure()), stated(report.destination()));
        Set<String> hidden =
                report.concealment().isEmpty() ? Set.of(CellKey.NONE) : new LinkedHashSet<>(report.concealment());
        for (String category : categories()) {
            Tally tally = tally(category);
            for (String mode : List.of(CellKey.ANY, stated(report.mode()))) {
                for (String country : List.of(CellKey.ANY, report.country())) {
                    cells.accept(new CellKey(Dimension.TOTAL, category, mode, country, month, ""), tally);
                    cells.accept(new CellKey(Dimension.DAY, category, mode, country, day, ""), tally);
                    cells.accept(new CellKey(Dimension.ROUTE, category, mode, country, month, route), tally);
                    hidden.forEach(place -> cells.accept(
                            new CellKey(Dimension.CONCEALMENT, category, mode, country, month, place), tally));
                }
            }
        }
    }

    private Set<String> categories() {
        Set<String> categories = new LinkedHashSet<>();
        categories.add(CellKey.ANY);
        categories.addAll(report.lines().keySet());
        if (categories.size() == 1) {
            categories.add(CellKey.NONE);
        }
        return categories;
    }

    private Tally tally(String category) {
        Map<String, Integer> lines = report.lines();
        int seizures = category.equals(CellKey.ANY)
                ? lines.values().stream().mapToInt(Integer::intValue).sum()
                : lines.getOrDefault(category, 0);
        if (Provenance.OPEN_SOURCE.name().equals(report.provenance())) {
            return new Tally(0, 0, 0, 1);
        }
        return new Tally(1, seizures, Provenance.GENERATED.name().equals(report.provenance()) ? 1 : 0, 0);
    }

    private static String stated(@Nullable String code) {
        return code == null ? CellKey.NONE : code;
    }
}
