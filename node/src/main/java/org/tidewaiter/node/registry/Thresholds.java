package org.tidewaiter.node.registry;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tidewaiter.exchange.agreement.Threshold;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.units.BaseQuantity;
import org.tidewaiter.report.units.UnitConversion;

/**
 * Quantities below which goods of a kind are not due. The lines of a kind stand or fall together: their total in base units
 * is compared, and one unit that reaches its threshold is enough. What cannot be compared, since no factor leads to the
 * threshold's unit, is due: only what is known to be below stays home.
 */
final class Thresholds {

    private final Map<String, Map<String, BigDecimal>> byKind = new HashMap<>();
    private final UnitConversion units;

    Thresholds(List<Threshold> thresholds, UnitConversion units) {
        this.units = units;
        thresholds.forEach(threshold -> byKind.computeIfAbsent(threshold.subcategory(), kind -> new HashMap<>())
                .put(threshold.unit(), threshold.amount()));
    }

    /** Ids of the lines whose kind of goods is below its threshold. */
    Set<String> below(List<GoodsLine> lines) {
        Map<String, Map<String, BigDecimal>> totals = new HashMap<>();
        Set<String> due = new HashSet<>();
        for (GoodsLine line : lines) {
            Optional<BaseQuantity> quantity = units.toBase(line);
            if (quantity.isEmpty()
                    || !compares(line.subcategory(), quantity.get().unit())) {
                due.add(line.subcategory());
            } else {
                totals.computeIfAbsent(line.subcategory(), kind -> new HashMap<>())
                        .merge(quantity.get().unit(), quantity.get().amount(), BigDecimal::add);
            }
        }
        totals.forEach((kind, byUnit) -> {
            if (byUnit.entrySet().stream().anyMatch(total -> reached(kind, total.getKey(), total.getValue()))) {
                due.add(kind);
            }
        });
        Set<String> below = new HashSet<>();
        lines.stream().filter(line -> !due.contains(line.subcategory())).forEach(line -> below.add(line.id()));
        return below;
    }

    private boolean compares(String kind, String unit) {
        return byKind.getOrDefault(kind, Map.of()).containsKey(unit);
    }

    private boolean reached(String kind, String unit, BigDecimal total) {
        BigDecimal least = byKind.getOrDefault(kind, Map.of()).get(unit);
        return least == null || total.compareTo(least) >= 0;
    }
}
