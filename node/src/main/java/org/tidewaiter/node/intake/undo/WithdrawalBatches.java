package org.tidewaiter.node.intake.undo;

import static org.tidewaiter.sql.intake.Tables.IMPORT;
import static org.tidewaiter.sql.intake.Tables.IMPORT_REPORT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.access.NodeScope;
import org.tidewaiter.node.audit.AuditTrail;
import org.tidewaiter.node.intake.work.ImportWork;
import org.tidewaiter.node.intake.work.ImportWork.Claim;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.registry.Decisions;
import org.tidewaiter.node.registry.ReportStates;
import org.tidewaiter.node.registry.ReportStates.Standing;

/** Withdraws the reports of an import by the ordinary decision, a batch in a transaction. */
@Component
@HoldsNominalData
class WithdrawalBatches {

    private static final int BATCH = 100;

    private final DSLContext sql;
    private final ImportWork work;
    private final ReportStates states;
    private final Decisions decisions;
    private final NodeScope node;
    private final AuditTrail audit;

    WithdrawalBatches(
            DSLContext sql,
            ImportWork work,
            ReportStates states,
            Decisions decisions,
            NodeScope node,
            AuditTrail audit) {
        this.sql = sql;
        this.work = work;
        this.states = states;
        this.decisions = decisions;
        this.node = node;
        this.audit = audit;
    }

    /**
     * A step of a withdrawal.
     *
     * @param last report that was looked at, null when there is none after it
     * @param waiting how many of those that were looked at cannot be withdrawn yet: their release is being signed
     */
    record Step(@Nullable UUID last, int waiting) {}

    /** Withdraws some of the reports that are not settled yet, in the order of their names, after one of them. */
    @Transactional
    Step withdraw(Claim claim, @Nullable UUID after) {
        work.hold(claim);
        List<UUID> records = unsettled(claim.id(), after);
        if (records.isEmpty()) {
            return new Step(null, 0);
        }
        Map<UUID, Standing> standing = states.lock(node.onBehalfOf(claim.member()), records);
        String reason = reason(claim.id());
        List<UUID> withdrawn = new ArrayList<>();
        List<UUID> left = new ArrayList<>();
        for (UUID record : records) {
            switch (standing.getOrDefault(record, Standing.GONE)) {
                case RECORDED, SIGNED -> {
                    decisions.withdraw(node.onBehalfOf(claim.member()), record, reason);
                    withdrawn.add(record);
                }
                case WITHDRAWN, GONE -> left.add(record);
                case BEING_SIGNED -> {}
            }
        }
        settle(claim, withdrawn, "WITHDRAWN");
        settle(claim, left, "NOT_WITHDRAWN");
        work.withdrawn(claim, withdrawn.size(), left.size());
        audited(claim, withdrawn.size(), reason);
        return new Step(records.getLast(), records.size() - withdrawn.size() - left.size());
    }

    /** One entry for a batch: the reports themselves say that they are withdrawn. */
    private void audited(Claim claim, int count, String reason) {
        if (count > 0) {
            Map<String, String> details = Map.of("count", Integer.toString(count), "reason", reason);
            audit.record(
                    node.onBehalfOf(claim.member()),
                    "import.reports-withdrawn",
                    claim.id().toString(),
                    details);
        }
    }

    private List<UUID> unsettled(UUID importId, @Nullable UUID after) {
        return sql.select(IMPORT_REPORT.RECORD)
                .from(IMPORT_REPORT)
                .where(IMPORT_REPORT.IMPORT.eq(importId))
                .and(IMPORT_REPORT.SETTLED.isNull())
                .and(after == null ? DSL.trueCondition() : IMPORT_REPORT.RECORD.gt(after))
                .orderBy(IMPORT_REPORT.RECORD)
                .limit(BATCH)
                .fetch(IMPORT_REPORT.RECORD);
    }

    private String reason(UUID importId) {
        return Objects.requireNonNull(sql.select(IMPORT.WITHDRAWAL_REASON)
                .from(IMPORT)
                .where(IMPORT.IMPORT_.eq(importId))
                .fetchSingle(IMPORT.WITHDRAWAL_REASON));
    }

    private void settle(Claim claim, List<UUID> records, String how) {
        sql.update(IMPORT_REPORT)
                .set(IMPORT_REPORT.SETTLED, how)
                .where(IMPORT_REPORT.IMPORT.eq(claim.id()))
                .and(IMPORT_REPORT.RECORD.in(records))
                .execute();
    }
}
