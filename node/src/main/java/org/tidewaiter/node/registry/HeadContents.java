package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.REPORT;
import static org.tidewaiter.sql.registry.Tables.REVISION;
import static org.tidewaiter.sql.registry.Tables.VERSION;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.tidewaiter.report.SeizureReport;

/** Reads what reports say: their signed heads, and of those that are not signed yet what was written. */
@Component
class HeadContents {

    private final DSLContext sql;

    HeadContents(DSLContext sql) {
        this.sql = sql;
    }

    /** By the numbers of their rows. */
    Map<Long, SeizureReport> of(Collection<Long> ids) {
        return of(ids, DisclosedContent::of, UnaryOperator.identity());
    }

    /**
     * The same after some of it was taken out.
     *
     * @param signed makes a report of stored disclosures
     * @param written what stays of one that is not signed yet
     */
    Map<Long, SeizureReport> of(
            Collection<Long> ids, Function<List<String>, SeizureReport> signed, UnaryOperator<SeizureReport> written) {
        Map<Long, SeizureReport> contents = new HashMap<>();
        sql.select(VERSION.REPORT_ID, VERSION.DISCLOSURES)
                .from(VERSION)
                .join(REPORT)
                .on(REPORT.ID.eq(VERSION.REPORT_ID))
                .and(REPORT.VERSION.eq(VERSION.VERSION_))
                .where(REPORT.ID.in(ids))
                .and(VERSION.KIND.eq("CONTENT"))
                .forEach(row -> contents.put(row.value1(), signed.apply(List.of(row.value2()))));
        List<Long> unsigned =
                ids.stream().filter(id -> !contents.containsKey(id)).toList();
        if (!unsigned.isEmpty()) {
            sql.select(REVISION.REPORT_ID, REVISION.CONTENT)
                    .from(REVISION)
                    .where(REVISION.REPORT_ID.in(unsigned))
                    .and(REVISION.STATE.in("SUBMITTED", "RETURNED", "VERIFIED", "RELEASED"))
                    .and(REVISION.CONTENT.isNotNull())
                    .forEach(row -> contents.put(
                            row.value1(),
                            written.apply(Objects.requireNonNull(
                                    ReleaseSigning.content(row.value2().data())))));
        }
        return contents;
    }
}
