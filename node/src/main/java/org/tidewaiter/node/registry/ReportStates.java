package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.REPORT;
import static org.tidewaiter.sql.registry.Tables.REVISION;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.access.AccessScope;

/** Where many reports stand, for decisions on all of them. */
@Component
public class ReportStates {

    private final DSLContext sql;

    ReportStates(DSLContext sql) {
        this.sql = sql;
    }

    /** Where a report stands, as far as a withdrawal is concerned. */
    public enum Standing {
        /** Never signed: a withdrawal only closes it here. */
        RECORDED,
        /** Signed: a withdrawal goes to every partner that has it. */
        SIGNED,
        /** A release is on its way to its signature; nothing can be decided until it has it. */
        BEING_SIGNED,
        WITHDRAWN,
        /** There is no such report that this account may change. */
        GONE
    }

    /** Where these reports stand; one that this account may not change is not among them. */
    @Transactional(readOnly = true)
    public Map<UUID, Standing> of(AccessScope scope, Collection<UUID> records) {
        return standing(sql.select(REPORT.ID, REPORT.RECORD, REPORT.STATE, REPORT.VERSION)
                .from(REPORT)
                .where(REPORT.RECORD.in(records))
                .and(Visibility.toChange(scope))
                .fetch());
    }

    /** The same, and holds them as they are until the end of the transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<UUID, Standing> lock(AccessScope scope, Collection<UUID> records) {
        return standing(sql.select(REPORT.ID, REPORT.RECORD, REPORT.STATE, REPORT.VERSION)
                .from(REPORT)
                .where(REPORT.RECORD.in(records))
                .and(Visibility.toChange(scope))
                .orderBy(REPORT.ID)
                .forUpdate()
                .fetch());
    }

    private Map<UUID, Standing> standing(Collection<? extends Record> reports) {
        Set<Long> released = new HashSet<>(sql.select(REVISION.REPORT_ID)
                .from(REVISION)
                .where(REVISION.REPORT_ID.in(
                        reports.stream().map(row -> row.get(REPORT.ID)).toList()))
                .and(REVISION.STATE.eq(ReportState.RELEASED.name()))
                .fetch(REVISION.REPORT_ID));
        Map<UUID, Standing> standing = new HashMap<>();
        for (Record row : reports) {
            standing.put(row.get(REPORT.RECORD), standing(row, released.contains(row.get(REPORT.ID))));
        }
        return standing;
    }

    private static Standing standing(Record row, boolean released) {
        if (row.get(REPORT.STATE).equals(ReportState.WITHDRAWN.name())) {
            return Standing.WITHDRAWN;
        }
        if (released) {
            return Standing.BEING_SIGNED;
        }
        return row.get(REPORT.VERSION) == 0 ? Standing.RECORDED : Standing.SIGNED;
    }
}
