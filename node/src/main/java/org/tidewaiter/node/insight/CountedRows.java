package org.tidewaiter.node.insight;

import static org.tidewaiter.sql.insight.Tables.COUNTED;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.registry.CountedReport;

/** Keeps what the cells hold of each report. */
@Component
class CountedRows {

    private static final int ROWS_AT_ONCE = 1_000;

    private final DSLContext sql;

    CountedRows(DSLContext sql) {
        this.sql = sql;
    }

    List<CountedReport> of(Collection<ReportIdentity> identities) {
        UUID[] numbers = identities.stream().map(ReportIdentity::number).toArray(UUID[]::new);
        String[] originators =
                identities.stream().map(ReportIdentity::originator).toArray(String[]::new);
        return sql.select(COUNTED.fields())
                .from(COUNTED)
                .join(DSL.table("unnest({0}, {1})", DSL.val(originators), DSL.val(numbers))
                        .as("wanted", "originator", "number"))
                .on(COUNTED.ORIGINATOR.eq(DSL.field(DSL.name("wanted", "originator"), String.class)))
                .and(COUNTED.NUMBER.eq(DSL.field(DSL.name("wanted", "number"), UUID.class)))
                .fetch(CountedRows::report);
    }

    /** Puts some in the place of others, which are those that are kept. */
    void replace(Collection<CountedReport> kept, List<CountedReport> reports) {
        if (!kept.isEmpty()) {
            sql.execute(
                    "delete from insight.counted using unnest(cast(? as text[]), cast(? as uuid[]))"
                            + " as gone (originator, number)"
                            + " where counted.originator = gone.originator and counted.number = gone.number",
                    kept.stream().map(report -> report.identity().originator()).toArray(String[]::new),
                    kept.stream().map(report -> report.identity().number()).toArray(UUID[]::new));
        }
        for (int from = 0; from < reports.size(); from += ROWS_AT_ONCE) {
            insert(reports.subList(from, Math.min(from + ROWS_AT_ONCE, reports.size())));
        }
    }

    private void insert(List<CountedReport> reports) {
        var rows = sql.insertInto(COUNTED, COUNTED.fields());
        for (CountedReport report : reports) {
            List<Map.Entry<String, Integer>> lines = List.copyOf(report.lines().entrySet());
            rows = rows.values(
                    report.identity().originator(),
                    report.identity().number(),
                    report.day(),
                    report.country(),
                    report.mode(),
                    report.departure(),
                    report.destination(),
                    report.provenance(),
                    report.concealment().toArray(String[]::new),
                    lines.stream().map(Map.Entry::getKey).toArray(String[]::new),
                    lines.stream().map(Map.Entry::getValue).toArray(Integer[]::new));
        }
        rows.execute();
    }

    private static CountedReport report(Record row) {
        Map<String, Integer> lines = new HashMap<>();
        String[] categories = row.get(COUNTED.CATEGORIES);
        for (int i = 0; i < categories.length; i++) {
            lines.put(categories[i], row.get(COUNTED.LINES)[i]);
        }
        return new CountedReport(
                new ReportIdentity(row.get(COUNTED.ORIGINATOR), row.get(COUNTED.NUMBER)),
                row.get(COUNTED.DAY),
                row.get(COUNTED.COUNTRY),
                row.get(COUNTED.MODE),
                row.get(COUNTED.DEPARTURE),
                row.get(COUNTED.DESTINATION),
                row.get(COUNTED.PROVENANCE),
                Arrays.asList(row.get(COUNTED.CONCEALMENT)),
                lines);
    }
}
