package org.tidewaiter.report.matching;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.Money;
import org.tidewaiter.report.Quantity;
import org.tidewaiter.report.units.UnitConversion;

/** Adds goods lines up to one total for each kind, so that lines split here and merged there compare. */
final class KindTotals {

    private final UnitConversion units;

    KindTotals(UnitConversion units) {
        this.units = units;
    }

    List<Traits.KindTotal> of(List<GoodsLine> lines) {
        Map<String, Sum> sums = new LinkedHashMap<>();
        for (GoodsLine line : lines) {
            sums.computeIfAbsent(line.subcategory(), kind -> new Sum(line.category(), kind))
                    .add(line);
        }
        List<Traits.KindTotal> totals = new ArrayList<>();
        sums.values().forEach(sum -> totals.add(sum.total()));
        return totals;
    }

    /** How many digits of a figure count: of 412,300 four, of 10 one. */
    static int digits(BigDecimal amount) {
        return amount.signum() == 0 ? 1 : amount.stripTrailingZeros().precision();
    }

    private final class Sum {

        private final String category;
        private final String subcategory;
        private final Map<String, BigDecimal> amounts = new TreeMap<>();
        private final Map<String, BigDecimal> stated = new TreeMap<>();
        private final Map<String, BigDecimal> values = new TreeMap<>();
        private final Set<String> headings = new LinkedHashSet<>();
        private final Set<String> brands = new LinkedHashSet<>();

        Sum(String category, String subcategory) {
            this.category = category;
            this.subcategory = subcategory;
        }

        void add(GoodsLine line) {
            Quantity quantity = line.quantity();
            if (quantity != null) {
                var base = units.toBase(line);
                String unit = base.map(each -> each.unit()).orElse(quantity.unit());
                amounts.merge(unit, base.map(each -> each.amount()).orElse(quantity.amount()), BigDecimal::add);
                stated.merge(unit, quantity.amount(), BigDecimal::add);
            }
            if (line.currency() != null && line.currency().found() != null) {
                Money found = line.currency().found();
                amounts.merge(found.currency(), found.amount(), BigDecimal::add);
                stated.merge(found.currency(), found.amount(), BigDecimal::add);
            }
            if (line.value() != null) {
                values.merge(line.value().currency(), line.value().amount(), BigDecimal::add);
            }
            if (line.hs6() != null) {
                headings.add(line.hs6());
            }
            if (line.brand() != null) {
                brands.add(Names.plain(line.brand()));
            }
        }

        Traits.KindTotal total() {
            Map<String, Integer> digits = new TreeMap<>();
            amounts.forEach((unit, amount) ->
                    digits.put(unit, Math.min(digits(amount), digits(stated.getOrDefault(unit, amount)))));
            return new Traits.KindTotal(
                    category, subcategory, amounts, digits, values, List.copyOf(headings), List.copyOf(brands));
        }
    }
}
