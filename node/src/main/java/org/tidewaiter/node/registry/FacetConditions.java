package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.REPORT;

import java.util.Set;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.tidewaiter.node.registry.Facets.Absent;

/** The rows of {@code registry.report} that facets ask for. */
final class FacetConditions {

    private FacetConditions() {}

    static Condition of(Facets facets) {
        Condition condition = reporting(facets.reporting()).and(reporting(facets.region()));
        if (!facets.concealments().isEmpty()) {
            condition = condition.and(DSL.condition(
                    "{0} && cast({1} as text[])",
                    REPORT.CONCEALMENT, DSL.val(facets.concealments().toArray(String[]::new))));
        }
        for (Absent absent : facets.without()) {
            condition = condition.and(without(absent));
        }
        return condition;
    }

    private static Condition reporting(Set<String> countries) {
        return countries.isEmpty() ? DSL.trueCondition() : Visibility.country().in(countries);
    }

    private static Condition without(Absent absent) {
        return switch (absent) {
            case DATE -> REPORT.EVENT_DATE.isNull();
            case GOODS -> DSL.cardinality(REPORT.CATEGORIES).eq(0);
            case MODE -> REPORT.MODE.isNull();
            case CONCEALMENT -> DSL.cardinality(REPORT.CONCEALMENT).eq(0);
            case DEPARTURE -> REPORT.DEPARTURE_COUNTRY.isNull();
            case DESTINATION -> REPORT.DESTINATION_COUNTRY.isNull();
        };
    }
}
