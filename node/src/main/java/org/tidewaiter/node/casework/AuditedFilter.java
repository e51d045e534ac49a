package org.tidewaiter.node.casework;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.registry.SearchFilter;

/**
 * A search filter as the audit trail keeps it: codes, days and numbers. Of words that a person typed, which may be
 * anybody's name, it says only that there were some.
 */
final class AuditedFilter {

    private static final int LONGEST = 200;

    private final List<String> parts = new ArrayList<>();
    private final boolean brief;

    private AuditedFilter(boolean brief) {
        this.brief = brief;
    }

    static String of(SearchFilter filter) {
        String whole = new AuditedFilter(false).text(filter);
        return whole.length() <= LONGEST ? whole : new AuditedFilter(true).text(filter);
    }

    private String text(SearchFilter filter) {
        codes("category", filter.categories());
        codes("subcategory", filter.subcategories());
        codes("country", filter.countries());
        one("departure", filter.departureCountry());
        one("destination", filter.destinationCountry());
        codes("mode", filter.modes());
        codes("location", filter.locationTypes());
        codes("direction", filter.directions());
        codes("provenance", filter.provenances());
        one("originator", code(filter.originator()));
        one("from", filter.from());
        one("until", filter.until());
        codes("state", filter.states());
        codes("reporting", filter.facets().reporting());
        codes("region", filter.facets().region());
        codes("concealment", filter.facets().concealments());
        codes("without", filter.facets().without());
        codes("number", filter.numbers());
        one("words", filter.words().isBlank() ? null : "some");
        one("own", filter.own() ? "true" : null);
        return parts.isEmpty() ? "none" : String.join(",", parts);
    }

    /** An originator comes with the request as it was typed. */
    private static @Nullable String code(@Nullable String typed) {
        return typed == null || typed.matches("[A-Z0-9-]{1,24}") ? typed : "other";
    }

    private void codes(String name, Collection<?> values) {
        if (!values.isEmpty()) {
            parts.add(name + "="
                    + (brief
                            ? Integer.toString(values.size())
                            : String.join(
                                    "+",
                                    values.stream()
                                            .map(Object::toString)
                                            .sorted()
                                            .toList())));
        }
    }

    private void one(String name, @Nullable Object value) {
        if (value != null) {
            parts.add(name + "=" + value);
        }
    }
}
