package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.GOODS_LINE;
import static org.tidewaiter.sql.registry.Tables.REPORT;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.sql.registry.tables.Report;

/** What overviews count of reports, as they stand now. */
@Component
public class CountedReports {

    private final DSLContext sql;

    CountedReports(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * Which reports are found and counted unless somebody asks for others: the one place for it. A report that is not
     * among them leaves search, counts and overviews together; say so with {@link CountingChanged} where no version does.
     */
    static Condition counts() {
        return counts(REPORT);
    }

    private static Condition counts(Report report) {
        return report.STATE.eq(DSL.inline(ReportState.SIGNED.name()));
    }

    /** Of the reports on one seizure that count, the first counts for all, as {@link Seizures#once} has it. */
    private static Condition firstOfItsSeizure() {
        Report other = REPORT.as("other");
        return REPORT.SEIZURE
                .isNull()
                .orNotExists(DSL.selectOne()
                        .from(other)
                        .where(other.SEIZURE.eq(REPORT.SEIZURE))
                        .and(counts(other))
                        .and(DSL.row(other.NUMBER, other.ORIGINATOR).lt(REPORT.NUMBER, REPORT.ORIGINATOR)));
    }

    /** These reports, and all that share a seizure with one of them: where one no longer counts, another begins to. */
    @Transactional(readOnly = true)
    public Set<ReportIdentity> together(AccessScope node, Collection<ReportIdentity> identities) {
        node.require(Permission.SEARCH);
        Set<ReportIdentity> together = new LinkedHashSet<>(identities);
        if (!together.isEmpty()) {
            sql.select(REPORT.ORIGINATOR, REPORT.NUMBER)
                    .from(REPORT)
                    .where(REPORT.SEIZURE.in(DSL.select(REPORT.SEIZURE)
                            .from(REPORT)
                            .where(Identities.among(identities))
                            .and(REPORT.SEIZURE.isNotNull())))
                    .forEach(row -> together.add(Identities.of(row)));
        }
        return together;
    }

    /** Those of these reports that count; for the node's own work. */
    @Transactional(readOnly = true)
    public List<CountedReport> among(AccessScope node, Collection<ReportIdentity> identities) {
        node.require(Permission.SEARCH);
        Set<ReportIdentity> wanted = new HashSet<>(identities);
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<? extends Record> rows = sql
                .selectFrom(REPORT)
                .where(Visibility.of(node))
                .and(Identities.among(wanted))
                .and(counts())
                .and(firstOfItsSeizure())
                .fetch()
                .stream()
                .filter(row -> wanted.contains(Identities.of(row)))
                .toList();
        Map<Long, Map<String, Integer>> lines =
                lines(rows.stream().map(row -> row.get(REPORT.ID)).toList());
        return rows.stream()
                .map(row -> counted(row, lines.getOrDefault(row.get(REPORT.ID), Map.of())))
                .toList();
    }

    private Map<Long, Map<String, Integer>> lines(List<Long> ids) {
        Map<Long, Map<String, Integer>> lines = new HashMap<>();
        sql.select(GOODS_LINE.REPORT_ID, GOODS_LINE.CATEGORY, DSL.count())
                .from(GOODS_LINE)
                .where(GOODS_LINE.REPORT_ID.eq(DSL.any(ids.toArray(Long[]::new))))
                .groupBy(GOODS_LINE.REPORT_ID, GOODS_LINE.CATEGORY)
                .forEach(row -> lines.computeIfAbsent(row.value1(), id -> new HashMap<>())
                        .put(row.value2(), row.value3()));
        return lines;
    }

    private static CountedReport counted(Record row, Map<String, Integer> lines) {
        String reporting = row.get(REPORT.REPORTING_COUNTRY);
        return new CountedReport(
                Identities.of(row),
                row.get(REPORT.EVENT_DATE),
                reporting == null ? row.get(REPORT.ORIGINATOR).substring(0, 2) : reporting,
                row.get(REPORT.MODE),
                row.get(REPORT.DEPARTURE_COUNTRY),
                row.get(REPORT.DESTINATION_COUNTRY),
                row.get(REPORT.PROVENANCE),
                Arrays.asList(row.get(REPORT.CONCEALMENT)),
                lines);
    }
}
