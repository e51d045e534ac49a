package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.REPORT;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;

/** Which rows of {@code registry.report} an account sees. */
final class Visibility {

    private Visibility() {}

    /** To read: an officer of a national node sees the cases of their own hand and office. */
    static Condition of(AccessScope scope) {
        Condition seen = countries(scope).and(member(scope));
        if (scope.ownOnly()) {
            seen = seen.and(own(scope));
        }
        return seesRecalled(scope) ? seen : seen.and(REPORT.STATE.ne(ReportState.RECALLED.name()));
    }

    /** Whether the account may read what its sender took back. */
    static boolean seesRecalled(AccessScope scope) {
        return scope.may(Permission.READ_RECALLED);
    }

    /** To change: reports recorded at this node; an officer only those of their own hand and office. */
    static Condition toChange(AccessScope scope) {
        Condition condition = countries(scope).and(member(scope)).and(REPORT.RECORDED_BY.isNotNull());
        return scope.ownOnly() ? condition.and(own(scope)) : condition;
    }

    /** By reporting country; of a report whose withdrawal alone is known, that is its originator's. */
    private static Condition countries(AccessScope scope) {
        return scope.countries().isEmpty() ? DSL.trueCondition() : country().in(scope.countries());
    }

    /** The country that reports; written as the index on it has it. */
    static Field<String> country() {
        return DSL.coalesce(REPORT.REPORTING_COUNTRY, DSL.left(REPORT.ORIGINATOR, DSL.inline(2)));
    }

    /** On a gateway whoever belongs to a member sees that member's reports alone. */
    private static Condition member(AccessScope scope) {
        return scope.member().map(REPORT.ORIGINATOR::eq).orElse(DSL.trueCondition());
    }

    private static Condition own(AccessScope scope) {
        Condition own = REPORT.RECORDED_BY.eq(scope.accountName());
        return scope.office().map(REPORT.OFFICE::eq).map(own::or).orElse(own);
    }
}
