package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.REPORT;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.version.ReportIdentity;

/** Merges reports into the seizure that they are about, and splits them again. */
@Component
public class Seizures {

    private final DSLContext sql;
    private final ApplicationEventPublisher events;

    Seizures(DSLContext sql, ApplicationEventPublisher events) {
        this.sql = sql;
        this.events = events;
    }

    /**
     * Makes each group one seizure. Whoever was in a seizure with one that is named here must be named too; a group of one
     * stands alone. A seizure has the name of its first report, so that the same groups give the same names whatever the
     * order in which they came about.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void regroup(Collection<List<UUID>> groups) {
        Map<UUID, @Nullable UUID> wanted = new HashMap<>();
        groups.forEach(group -> group.forEach(record -> wanted.put(record, group.getFirst())));
        groups.stream().filter(group -> group.size() == 1).forEach(alone -> wanted.put(alone.getFirst(), null));
        // In the order in which dispatches lock them, so that neither can wait for the other.
        var held = sql.select(REPORT.ID, REPORT.RECORD, REPORT.SEIZURE, REPORT.ORIGINATOR, REPORT.NUMBER)
                .from(REPORT)
                .where(REPORT.RECORD.eq(DSL.any(wanted.keySet().toArray(UUID[]::new))))
                .orderBy(REPORT.ID)
                .forUpdate()
                .fetch();
        List<ReportIdentity> changed = new ArrayList<>();
        for (var row : held) {
            UUID seizure = wanted.get(row.value2());
            if (!Objects.equals(seizure, row.value3())) {
                sql.update(REPORT)
                        .set(REPORT.SEIZURE, seizure)
                        .where(REPORT.ID.eq(row.value1()))
                        .execute();
                if (row.value5() != null) {
                    changed.add(Identities.of(row));
                }
            }
        }
        if (!changed.isEmpty()) {
            events.publishEvent(new CountingChanged(changed));
        }
    }

    /**
     * Of the reports that a condition finds, one for each seizure: the one released first, as its number tells. The
     * condition decides first, so that what an account may not see, or did not ask for, stands for nothing.
     */
    static Condition once(Condition condition) {
        return condition.and(REPORT.SEIZURE
                .isNull()
                .or(REPORT.ID.in(DSL.select(REPORT.ID)
                        .distinctOn(REPORT.SEIZURE)
                        .from(REPORT)
                        .where(condition)
                        .and(REPORT.SEIZURE.isNotNull())
                        .orderBy(REPORT.SEIZURE, REPORT.NUMBER, REPORT.ORIGINATOR))));
    }
}
