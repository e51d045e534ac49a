package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.REPORT;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.report.SeizureReport;

/** Finds reports of events of one country within a few days, as far as an account may see them. */
@Component
public class ContemporaryReports {

    private final DSLContext sql;
    private final Summaries summaries;
    private final HeadContents contents;

    ContemporaryReports(DSLContext sql, Summaries summaries, HeadContents contents) {
        this.sql = sql;
        this.summaries = summaries;
        this.contents = contents;
    }

    /**
     * Those that are not withdrawn, the latest recorded first.
     *
     * @param country of the discovery, ISO 3166-1 alpha-2
     */
    @Transactional(readOnly = true)
    public List<ContemporaryReport> between(
            AccessScope scope, LocalDate first, LocalDate last, String country, int limit) {
        scope.require(Permission.READ);
        var rows = sql.selectFrom(REPORT)
                .where(REPORT.EVENT_DATE.between(first, last))
                .and(REPORT.DISCOVERY_COUNTRY.eq(country))
                .and(REPORT.STATE.notIn(ReportState.WITHDRAWN.name(), ReportState.RECALLED.name()))
                .and(Visibility.of(scope))
                .orderBy(REPORT.ID.desc())
                .limit(limit)
                .fetch();
        Map<Long, SeizureReport> said =
                contents.of(rows.stream().map(row -> row.getId()).toList());
        List<ReportSummary> known = summaries.of(rows);
        return IntStream.range(0, rows.size())
                .filter(at -> said.containsKey(rows.get(at).getId()))
                .mapToObj(at -> new ContemporaryReport(
                        known.get(at),
                        Objects.requireNonNull(said.get(rows.get(at).getId()))))
                .toList();
    }
}
