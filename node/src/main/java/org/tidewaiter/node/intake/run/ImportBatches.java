package org.tidewaiter.node.intake.run;

import static org.tidewaiter.sql.intake.Tables.IMPORT_REPORT;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.formats.imports.ImportItem;
import org.tidewaiter.node.access.NodeScope;
import org.tidewaiter.node.intake.submission.Answers;
import org.tidewaiter.node.intake.submission.Channel;
import org.tidewaiter.node.intake.submission.Intake;
import org.tidewaiter.node.intake.submission.IntakeOutcome;
import org.tidewaiter.node.intake.work.ImportWork;
import org.tidewaiter.node.intake.work.ImportWork.Claim;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.report.rules.Fault;

/** Takes the reports of an import in, a batch in a transaction, and keeps which of them it brought. */
@Component
@HoldsNominalData
class ImportBatches {

    private final DSLContext sql;
    private final ImportWork work;
    private final Intake intake;
    private final NodeScope node;

    ImportBatches(DSLContext sql, ImportWork work, Intake intake, NodeScope node) {
        this.sql = sql;
        this.work = work;
        this.intake = intake;
        this.node = node;
    }

    /** What became of one report of a batch. */
    sealed interface Settled {

        /** This import brought it in, now or before it was cut off. */
        record Accepted() implements Settled {}

        /** It was there before this import. */
        record AlreadyThere() implements Settled {}

        record Refused(List<Fault> faults) implements Settled {}
    }

    /**
     * Takes a batch in.
     *
     * @return one outcome for each report, in order
     * @throws ImportWork.StoppedException if the import was paused or taken over; nothing is taken in then
     */
    @Transactional
    List<Settled> take(Claim claim, List<ImportItem.Ready> batch) {
        work.hold(claim);
        List<IntakeOutcome> outcomes = intake.take(
                node.onBehalfOf(claim.member()),
                Channel.FILE,
                batch.stream().map(ImportItem.Ready::submission).toList(),
                Answers.ALL);
        Map<UUID, Long> before = broughtBefore(claim.id(), outcomes);
        var link = sql.insertInto(
                IMPORT_REPORT, IMPORT_REPORT.IMPORT, IMPORT_REPORT.RECORD, IMPORT_REPORT.ROW, IMPORT_REPORT.ROWS);
        int links = 0;
        List<Settled> settled = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            long row = batch.get(i).rows().getFirst().number();
            settled.add(
                    switch (outcomes.get(i)) {
                        case IntakeOutcome.Accepted(UUID record, List<Fault> notes) -> {
                            link = link.values(
                                    claim.id(), record, row, batch.get(i).rows().size());
                            links++;
                            yield new Settled.Accepted();
                        }
                        case IntakeOutcome.AlreadyThere(UUID record) ->
                            Long.valueOf(row).equals(before.get(record))
                                    ? new Settled.Accepted()
                                    : new Settled.AlreadyThere();
                        case IntakeOutcome.Refused(List<Fault> faults) -> new Settled.Refused(faults);
                    });
        }
        if (links > 0) {
            link.execute();
        }
        return settled;
    }

    /** Of reports that are there already, those that this import brought, with the row that made them. */
    private Map<UUID, Long> broughtBefore(UUID importId, List<IntakeOutcome> outcomes) {
        List<UUID> there = outcomes.stream()
                .filter(IntakeOutcome.AlreadyThere.class::isInstance)
                .map(outcome -> ((IntakeOutcome.AlreadyThere) outcome).record())
                .toList();
        if (there.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Long> rows = new HashMap<>();
        sql.select(IMPORT_REPORT.RECORD, IMPORT_REPORT.ROW)
                .from(IMPORT_REPORT)
                .where(IMPORT_REPORT.IMPORT.eq(importId))
                .and(IMPORT_REPORT.RECORD.in(there))
                .forEach(row -> rows.put(row.value1(), row.value2()));
        return rows;
    }
}
