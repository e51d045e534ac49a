package org.tidewaiter.node.matching;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tidewaiter.node.registry.GoodsSummary;

/**
 * Whether two reports can be about the same goods. A partner may be told only some categories of a mixed case, so only
 * those count that both name, and at least one must be; within these, the kinds must be the same, and where both state a
 * quantity in the same unit, it must be the same within one hundredth.
 */
final class GoodsFit {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private GoodsFit() {}

    /** How they differ; empty where they fit. */
    static Optional<Difference> difference(List<GoodsSummary> one, List<GoodsSummary> other) {
        if (one.isEmpty() && other.isEmpty()) {
            return Optional.empty();
        }
        Set<String> both = new HashSet<>(values(one, GoodsSummary::category));
        both.retainAll(values(other, GoodsSummary::category));
        List<GoodsSummary> here = of(one, both);
        List<GoodsSummary> there = of(other, both);
        if (both.isEmpty()
                || !values(here, GoodsSummary::subcategory).equals(values(there, GoodsSummary::subcategory))) {
            return Optional.of(Difference.GOODS);
        }
        Map<Measure, BigDecimal> amounts = amounts(here);
        boolean equal = amounts(there).entrySet().stream()
                .allMatch(stated -> !amounts.containsKey(stated.getKey())
                        || areClose(amounts.get(stated.getKey()), stated.getValue()));
        return equal ? Optional.empty() : Optional.of(Difference.QUANTITY);
    }

    private static List<GoodsSummary> of(List<GoodsSummary> goods, Set<String> categories) {
        return goods.stream()
                .filter(line -> categories.contains(line.category()))
                .toList();
    }

    private static Set<String> values(List<GoodsSummary> goods, Function<GoodsSummary, String> field) {
        return goods.stream().map(field).collect(Collectors.toSet());
    }

    private record Measure(String subcategory, String unit) {}

    private static Map<Measure, BigDecimal> amounts(List<GoodsSummary> goods) {
        Map<Measure, BigDecimal> amounts = new HashMap<>();
        for (GoodsSummary line : goods) {
            boolean converts = line.baseAmount() != null && line.baseUnit() != null;
            BigDecimal amount = converts ? line.baseAmount() : line.amount();
            String unit = converts ? line.baseUnit() : line.unit();
            if (amount != null && unit != null) {
                amounts.merge(new Measure(line.subcategory(), unit), amount, BigDecimal::add);
            }
        }
        return amounts;
    }

    private static boolean areClose(BigDecimal one, BigDecimal other) {
        BigDecimal larger = one.max(other);
        return one.subtract(other).abs().multiply(HUNDRED).compareTo(larger.abs()) <= 0;
    }
}
