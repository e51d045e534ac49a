package org.tidewaiter.report.matching;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tidewaiter.report.matching.Traits.KindTotal;

/**
 * Compares how much was seized, kind by kind, or else category by category. That two figures are equal says the more, the
 * more of their digits count: ten kilograms are often seized, 412,337 cigarettes hardly twice. One kind that speaks against
 * counts more than all that speak for, unless one of those is a figure that hardly comes twice: then both are said.
 */
final class QuantityComparison {

    private static final double ROUNDED = 1.006;
    private static final double CLOSE = 1.04;
    private static final double NEAR = 1.15;
    private static final double APART = 2;
    private static final int RARE_VALUE_DIGITS = 4;
    private static final int FEW_DIGITS = 2;
    private static final BigDecimal FEW = BigDecimal.TEN;
    private static final Set<String> WEIGHED = Set.of("KGM", "LTR", "LPA", "MTR", "MTQ");

    private static final Set<Finding> SPECIFIC = EnumSet.of(
            Finding.QUANTITY_EQUAL_FIVE_DIGITS,
            Finding.QUANTITY_EQUAL_FOUR_DIGITS,
            Finding.QUANTITY_EQUAL_THREE_DIGITS);

    private final Weights weights;

    QuantityComparison(Weights weights) {
        this.weights = weights;
    }

    void into(Set<Finding> found, List<KindTotal> one, List<KindTotal> other) {
        List<Finding> compared = haveSameKinds(one, other)
                ? compared(one, other, KindTotal::subcategory)
                : compared(one, other, kind -> weights.family(kind.subcategory()));
        if (compared.isEmpty() || one.size() != other.size() && !allAgree(compared)) {
            List<Finding> merged = compared(one, other, KindTotal::category);
            compared = compared.isEmpty() || !merged.isEmpty() && allAgree(merged) ? merged : compared;
        }
        quantities(found, compared);
        value(one, other).ifPresent(found::add);
    }

    private boolean allAgree(List<Finding> compared) {
        return compared.stream().allMatch(finding -> weights.of(finding) >= 0);
    }

    /** Otherwise lines of kinds that are taken for each other may have been merged, and are compared as one. */
    private static boolean haveSameKinds(List<KindTotal> one, List<KindTotal> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (KindTotal kind : one) {
            if (!names(other, kind.subcategory())) {
                return false;
            }
        }
        return true;
    }

    private static boolean names(List<KindTotal> totals, String kind) {
        for (KindTotal total : totals) {
            if (total.subcategory().equals(kind)) {
                return true;
            }
        }
        return false;
    }

    private void quantities(Set<Finding> found, List<Finding> compared) {
        if (compared.isEmpty()) {
            return;
        }
        Finding least = Collections.min(compared, Comparator.comparing(weights::of));
        Finding most = Collections.max(compared, Comparator.comparing(weights::of));
        if (weights.of(least) < 0) {
            found.add(least);
            if (SPECIFIC.contains(most)) {
                found.add(most);
            }
            return;
        }
        found.add(most);
        if (compared.stream()
                        .filter(finding -> finding != Finding.QUANTITY_EQUAL_FEW)
                        .count()
                > 1) {
            found.add(Finding.FURTHER_QUANTITY_AGREES);
        }
    }

    private List<Finding> compared(List<KindTotal> one, List<KindTotal> other, Function<KindTotal, String> by) {
        Map<String, Sum> here = sums(one, by);
        Map<String, Sum> there = sums(other, by);
        List<Finding> found = new ArrayList<>();
        here.forEach((kind, sum) -> {
            Sum like = there.get(kind);
            if (like != null) {
                compared(kind, sum, like).ifPresent(found::add);
            }
        });
        return found;
    }

    private Optional<Finding> compared(String kind, Sum one, Sum other) {
        String shared = null;
        for (String unit : one.amounts().keySet()) {
            if (other.amounts().containsKey(unit) && (shared == null || unit.compareTo(shared) < 0)) {
                shared = unit;
            }
        }
        return shared != null
                ? Optional.of(finding(one, other, shared))
                : roughly(kind, one, other).or(() -> roughly(kind, other, one));
    }

    private static Finding finding(Sum one, Sum other, String unit) {
        BigDecimal here = one.amount(unit);
        BigDecimal there = other.amount(unit);
        if (here.compareTo(there) == 0) {
            return here.compareTo(FEW) <= 0 && !WEIGHED.contains(unit)
                    ? Finding.QUANTITY_EQUAL_FEW
                    : equal(Math.min(one.digits(unit), other.digits(unit)));
        }
        double ratio = ratio(here.doubleValue(), there.doubleValue());
        if (ratio <= ROUNDED) {
            return Finding.QUANTITY_ROUNDED;
        }
        if (ratio <= CLOSE) {
            return isRounded(here, one.digits(unit), there) || isRounded(there, other.digits(unit), here)
                    ? Finding.QUANTITY_ROUNDED_BROADLY
                    : Finding.QUANTITY_CLOSE;
        }
        if (ratio <= NEAR && !areCounts(one, other, unit)) {
            return Finding.QUANTITY_NEAR;
        }
        return ratio < APART ? Finding.QUANTITY_APART : Finding.QUANTITY_FAR;
    }

    /** Whether both were counted to the piece or nearly so: what is counted is not gross here and net there. */
    private static boolean areCounts(Sum one, Sum other, String unit) {
        return !WEIGHED.contains(unit) && one.digits(unit) > FEW_DIGITS && other.digits(unit) > FEW_DIGITS;
    }

    /** Whether so few digits of it count that it may be the other one, rounded as in news: up, down or to the nearest. */
    private static boolean isRounded(BigDecimal amount, int digits, BigDecimal exact) {
        return digits <= FEW_DIGITS
                && (exact.round(new MathContext(digits, RoundingMode.DOWN)).compareTo(amount) == 0
                        || exact.round(new MathContext(digits, RoundingMode.UP)).compareTo(amount) == 0);
    }

    private static Finding equal(int digits) {
        return switch (digits) {
            case 0, 1 -> Finding.QUANTITY_EQUAL_ROUND;
            case 2 -> Finding.QUANTITY_EQUAL_TWO_DIGITS;
            case 3 -> Finding.QUANTITY_EQUAL_THREE_DIGITS;
            case 4 -> Finding.QUANTITY_EQUAL_FOUR_DIGITS;
            default -> Finding.QUANTITY_EQUAL_FIVE_DIGITS;
        };
    }

    private static double ratio(double one, double other) {
        double less = Math.min(one, other);
        return less <= 0 ? Double.POSITIVE_INFINITY : Math.max(one, other) / less;
    }

    private Optional<Finding> roughly(String kind, Sum one, Sum other) {
        for (String from : one.amounts().keySet()) {
            for (String to : other.amounts().keySet()) {
                Optional<Finding> best = weights.usual(kind, from, to).stream()
                        .map(usual -> roughly(usual, one.amount(from), other.amount(to)))
                        .max(Comparator.comparing(weights::of));
                if (best.isPresent()) {
                    return best;
                }
            }
        }
        return Optional.empty();
    }

    private static Finding roughly(Weights.UsualWeight usual, BigDecimal from, BigDecimal to) {
        double ratio = ratio(from.doubleValue() * usual.factor(), to.doubleValue());
        if (ratio <= CLOSE) {
            return Finding.QUANTITY_CONVERTED;
        }
        return ratio <= usual.within() ? Finding.QUANTITY_ROUGHLY : Finding.QUANTITY_FAR;
    }

    private static Optional<Finding> value(List<KindTotal> one, List<KindTotal> other) {
        Map<String, BigDecimal> here = values(one);
        if (here.isEmpty()) {
            return Optional.empty();
        }
        Optional<Finding> close = Optional.empty();
        for (Map.Entry<String, BigDecimal> value : values(other).entrySet()) {
            BigDecimal like = here.get(value.getKey());
            if (like == null) {
                continue;
            }
            if (like.compareTo(value.getValue()) == 0 && KindTotals.digits(like) >= RARE_VALUE_DIGITS) {
                return Optional.of(Finding.VALUE_EQUAL);
            }
            if (ratio(like.doubleValue(), value.getValue().doubleValue()) <= CLOSE) {
                close = Optional.of(Finding.VALUE_CLOSE);
            }
        }
        return close;
    }

    private static Map<String, BigDecimal> values(List<KindTotal> totals) {
        Map<String, BigDecimal> values = new HashMap<>();
        totals.forEach(
                total -> total.values().forEach((currency, amount) -> values.merge(currency, amount, BigDecimal::add)));
        return values;
    }

    private static Map<String, Sum> sums(List<KindTotal> totals, Function<KindTotal, String> by) {
        if (totals.size() == 1) {
            KindTotal only = totals.getFirst();
            return Collections.singletonMap(by.apply(only), new Sum(only.amounts(), only.digits()));
        }
        Map<String, Sum> sums = new HashMap<>();
        totals.forEach(total -> sums.merge(by.apply(total), new Sum(total.amounts(), total.digits()), Sum::plus));
        return sums;
    }

    /** Amounts, and how many of their digits count, by unit. */
    private record Sum(Map<String, BigDecimal> amounts, Map<String, Integer> digits) {

        BigDecimal amount(String unit) {
            return amounts.getOrDefault(unit, BigDecimal.ZERO);
        }

        int digits(String unit) {
            return digits.getOrDefault(unit, 1);
        }

        Sum plus(Sum other) {
            Map<String, BigDecimal> both = new HashMap<>(amounts);
            other.amounts.forEach((unit, amount) -> both.merge(unit, amount, BigDecimal::add));
            Map<String, Integer> counted = new HashMap<>();
            both.forEach((unit, amount) -> counted.put(unit, KindTotals.digits(amount)));
            return new Sum(both, counted);
        }
    }
}
