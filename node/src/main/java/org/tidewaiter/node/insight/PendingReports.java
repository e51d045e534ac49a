package org.tidewaiter.node.insight;

import static org.tidewaiter.sql.insight.Tables.PENDING;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.registry.CountingChanged;

/** Reports to be counted anew without an entry of the journal: noted in the transaction that gives the reason. */
@Component
class PendingReports {

    private final DSLContext sql;

    PendingReports(DSLContext sql) {
        this.sql = sql;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(CountingChanged event) {
        var rows = sql.insertInto(PENDING, PENDING.ORIGINATOR, PENDING.NUMBER);
        for (ReportIdentity report : event.reports()) {
            rows = rows.values(report.originator(), report.number());
        }
        if (!event.reports().isEmpty()) {
            rows.execute();
        }
    }

    /** Takes some of them out. */
    Set<ReportIdentity> take(int limit) {
        Set<ReportIdentity> taken = new LinkedHashSet<>();
        sql.deleteFrom(PENDING)
                .where(PENDING.ID.in(DSL.select(PENDING.ID)
                        .from(PENDING)
                        .orderBy(PENDING.ID)
                        .limit(limit)
                        .forUpdate()
                        .skipLocked()))
                .returning(PENDING.ORIGINATOR, PENDING.NUMBER)
                .forEach(row -> taken.add(new ReportIdentity(row.getOriginator(), row.getNumber())));
        return taken;
    }
}
