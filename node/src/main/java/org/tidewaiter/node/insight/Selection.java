package org.tidewaiter.node.insight;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Regions;

/**
 * The cells that an account may have summed for a filter.
 *
 * @param countries whose cells are summed; empty: the cells of any country
 * @param from first day, null for all and for what has no date
 * @param until last day, null for no end
 */
record Selection(
        String category,
        String mode,
        Set<String> countries,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {

    /** Empty where the account sees no country of those that are asked for. */
    static Optional<Selection> of(AccessScope scope, OverviewFilter filter, Regions regions) {
        scope.require(Permission.SEE_OVERVIEW);
        if (scope.ownOnly()) {
            throw new IllegalArgumentException("the rollups know no cases of one hand or office");
        }
        Set<String> countries = new HashSet<>(scope.countries());
        boolean limited = !countries.isEmpty();
        if (filter.reporting() != null) {
            limited = keep(countries, limited, Set.of(filter.reporting()));
        }
        if (filter.region() != null) {
            limited = keep(countries, limited, countriesOf(filter.region(), regions));
        }
        return limited && countries.isEmpty()
                ? Optional.empty()
                : Optional.of(new Selection(
                        Objects.requireNonNullElse(filter.category(), CellKey.ANY),
                        Objects.requireNonNullElse(filter.mode(), CellKey.ANY),
                        Set.copyOf(countries),
                        filter.from() == null ? null : filter.from().atDay(1),
                        filter.until() == null ? null : filter.until().atEndOfMonth()));
    }

    /** The same between two days. */
    Selection between(LocalDate first, LocalDate last) {
        return new Selection(category, mode, countries, first, last);
    }

    private static boolean keep(Set<String> countries, boolean limited, Set<String> wanted) {
        if (limited) {
            countries.retainAll(wanted);
        } else {
            countries.addAll(wanted);
        }
        return true;
    }

    private static Set<String> countriesOf(String region, Regions regions) {
        return regions.all().stream()
                .filter(known -> known.code().equals(region))
                .findFirst()
                .map(Regions.Region::countries)
                .orElse(Set.of());
    }
}
