package org.tidewaiter.report.matching;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.matching.Traits.KindTotal;

/** Compares what was seized, but for how much. */
final class GoodsComparison {

    private static final int HEADING = 4;
    private static final String OTHER = "OTHER_";

    private final Weights weights;

    GoodsComparison(Weights weights) {
        this.weights = weights;
    }

    void into(Set<Finding> found, List<KindTotal> one, List<KindTotal> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return;
        }
        found.add(kinds(one, other, values(one, KindTotal::subcategory), values(other, KindTotal::subcategory)));
        EventComparison.add(found, brand(one, other));
        EventComparison.add(found, heading(one, other));
    }

    private Finding kinds(List<KindTotal> one, List<KindTotal> other, Set<String> kinds, Set<String> otherKinds) {
        if (kinds.equals(otherKinds)) {
            return same(one, kinds);
        }
        Set<String> families = values(one, kind -> weights.family(kind.subcategory()));
        Set<String> otherFamilies = values(other, kind -> weights.family(kind.subcategory()));
        if (families.equals(otherFamilies)) {
            return Finding.GOODS_RELATED;
        }
        if (namesOthers(kinds) != namesOthers(otherKinds)
                && values(one, KindTotal::category).equals(values(other, KindTotal::category))) {
            return Finding.GOODS_RELATED;
        }
        if (share(families, otherFamilies)) {
            return Finding.GOODS_SOME_SAME;
        }
        return share(values(one, KindTotal::category), values(other, KindTotal::category))
                ? Finding.GOODS_CATEGORY_SAME
                : Finding.GOODS_OTHER;
    }

    private Finding same(List<KindTotal> totals, Set<String> kinds) {
        if (weights.commonKinds().containsAll(kinds)) {
            return Finding.GOODS_SAME_COMMON;
        }
        return share(values(totals, KindTotal::category), weights.rareCategories())
                ? Finding.GOODS_SAME_RARE
                : Finding.GOODS_SAME;
    }

    /** Whether all it says of the kind is that it is another: what a clerk or a newspaper knows who knows the category alone. */
    private static boolean namesOthers(Set<String> kinds) {
        return kinds.stream().allMatch(kind -> kind.startsWith(OTHER));
    }

    private static @Nullable Finding brand(List<KindTotal> one, List<KindTotal> other) {
        Set<String> here = all(one, KindTotal::brands);
        Set<String> there = all(other, KindTotal::brands);
        if (here.isEmpty() || there.isEmpty()) {
            return null;
        }
        boolean alike = here.stream().anyMatch(brand -> there.stream().anyMatch(like -> Names.areAlike(brand, like)));
        return alike ? Finding.BRAND_SAME : Finding.BRAND_OTHER;
    }

    private static @Nullable Finding heading(List<KindTotal> one, List<KindTotal> other) {
        Set<String> here = all(one, KindTotal::headings);
        Set<String> there = all(other, KindTotal::headings);
        if (here.isEmpty() || there.isEmpty()) {
            return null;
        }
        if (share(here, there)) {
            return Finding.HEADING_SAME;
        }
        return share(headings(here), headings(there)) ? null : Finding.HEADING_OTHER;
    }

    private static Set<String> headings(Set<String> subheadings) {
        return subheadings.stream()
                .map(each -> each.substring(0, Math.min(HEADING, each.length())))
                .collect(Collectors.toSet());
    }

    private static Set<String> values(List<KindTotal> totals, Function<KindTotal, String> field) {
        return totals.stream().map(field).collect(Collectors.toSet());
    }

    private static Set<String> all(List<KindTotal> totals, Function<KindTotal, List<String>> field) {
        return totals.stream().map(field).flatMap(List::stream).collect(Collectors.toSet());
    }

    private static boolean share(Set<String> some, Set<String> others) {
        Set<String> both = new HashSet<>(some);
        both.retainAll(others);
        return !both.isEmpty();
    }
}
