package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.REPORT;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.tidewaiter.exchange.version.ReportIdentity;

/** Names of reports in rows of {@code registry.report}. */
final class Identities {

    private Identities() {}

    static ReportIdentity of(Record report) {
        return new ReportIdentity(report.get(REPORT.ORIGINATOR), report.get(REPORT.NUMBER));
    }

    /**
     * The rows of these reports, and perhaps some more: a number that two originators gave is found for both. Numbers are
     * one parameter, whatever their count, and the originators let the index be used.
     */
    static Condition among(Collection<ReportIdentity> identities) {
        Set<String> originators =
                identities.stream().map(ReportIdentity::originator).collect(Collectors.toSet());
        UUID[] numbers =
                identities.stream().map(ReportIdentity::number).distinct().toArray(UUID[]::new);
        return REPORT.ORIGINATOR.in(originators).and(REPORT.NUMBER.eq(DSL.any(numbers)));
    }
}
