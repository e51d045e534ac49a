package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.REPORT;

import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.tidewaiter.node.access.AccessScope;

/** Which rows of {@code registry.report} an account sees. */
final class Visibility {

    private Visibility() {}

    /**
     * An officer sees the cases of their own hand and office, and every signed one; others see all of their countries.
     */
    static Condition of(AccessScope scope) {
        Condition condition = DSL.trueCondition();
        if (!scope.countries().isEmpty()) {
            condition = condition.and(
                    REPORT.REPORTING_COUNTRY.in(scope.countries()).or(REPORT.DISCOVERY_COUNTRY.in(scope.countries())));
        }
        if (scope.ownOnly()) {
            Condition own = REPORT.RECORDED_BY.eq(scope.accountName());
            if (scope.office().isPresent()) {
                own = own.or(REPORT.OFFICE.eq(scope.office().get()));
            }
            condition = condition.and(own.or(REPORT.VERSION.gt(0)));
        }
        return condition;
    }
}
