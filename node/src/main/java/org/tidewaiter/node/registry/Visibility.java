package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.REPORT;

import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.tidewaiter.node.access.AccessScope;

/** Which rows of {@code registry.report} an account sees. */
final class Visibility {

    private Visibility() {}

    /** To read: an officer sees the cases of their own hand and office, and every signed one. */
    static Condition of(AccessScope scope) {
        return scope.ownOnly() ? countries(scope).and(own(scope).or(REPORT.VERSION.gt(0))) : countries(scope);
    }

    /** To change: reports recorded at this node; an officer only those of their own hand and office. */
    static Condition toChange(AccessScope scope) {
        Condition condition = countries(scope).and(REPORT.RECORDED_BY.isNotNull());
        return scope.ownOnly() ? condition.and(own(scope)) : condition;
    }

    private static Condition countries(AccessScope scope) {
        return scope.countries().isEmpty()
                ? DSL.trueCondition()
                : REPORT.REPORTING_COUNTRY.in(scope.countries()).or(REPORT.DISCOVERY_COUNTRY.in(scope.countries()));
    }

    private static Condition own(AccessScope scope) {
        Condition own = REPORT.RECORDED_BY.eq(scope.accountName());
        return scope.office().map(REPORT.OFFICE::eq).map(own::or).orElse(own);
    }
}
