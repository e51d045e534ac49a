package org.tidewaiter.node.intake.trial;

import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tidewaiter.formats.imports.ImportItem;
import org.tidewaiter.formats.reports.FileItems;
import org.tidewaiter.formats.rows.RowFault;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.NodeScope;
import org.tidewaiter.node.intake.submission.Answers;
import org.tidewaiter.node.intake.submission.Channel;
import org.tidewaiter.node.intake.submission.Preparation;
import org.tidewaiter.node.intake.wording.FaultWords;
import org.tidewaiter.node.intake.work.ImportReading;
import org.tidewaiter.node.intake.work.ImportWork;
import org.tidewaiter.node.intake.work.ImportWork.Claim;
import org.tidewaiter.node.intake.work.ImportWork.Tally;
import org.tidewaiter.node.nominal.HoldsNominalData;

/** Reads a file by all rules without taking anything in, to show what would become of it. */
@Component
@HoldsNominalData
class ImportTrial {

    /** Most rows that a trial looks at; of a larger file it tells how many it left out. */
    static final long MOST_ROWS = 1_000_000;

    private static final int TOLD_EVERY = 5_000;

    private final ImportReading reading;
    private final ImportWork work;
    private final Preparation preparation;
    private final FaultWords words;
    private final NodeScope node;

    ImportTrial(ImportReading reading, ImportWork work, Preparation preparation, FaultWords words, NodeScope node) {
        this.reading = reading;
        this.work = work;
        this.preparation = preparation;
        this.words = words;
        this.node = node;
    }

    /**
     * @throws org.tidewaiter.formats.rows.FileRefusedException if the file as a whole would not go in
     * @throws ImportWork.StoppedException if its mapping was changed meanwhile
     */
    TrialResult of(Claim claim) throws IOException {
        TrialFindings findings = new TrialFindings();
        AccessScope scope = node.onBehalfOf(claim.member());
        try (FileItems reader = reading.open(claim.id(), findings)) {
            long told = 0;
            while (reader.rowsRead() < MOST_ROWS && reader.hasNext()) {
                take(scope, reader.next(), findings);
                if (reader.rowsRead() - told >= TOLD_EVERY) {
                    told = reader.rowsRead();
                    work.progress(claim, new Tally(reader.rows(), told, findings.fit(), 0, findings.refused()));
                }
            }
            return findings.result(reader.rows(), reader.rowsRead(), reader.columns());
        }
    }

    private void take(AccessScope scope, ImportItem item, TrialFindings findings) {
        switch (item) {
            case ImportItem.RefusedRow row -> findings.refuse(row.row(), row.faults());
            case ImportItem.Ready ready -> {
                switch (preparation.prepare(scope, Channel.FILE, ready.submission(), Answers.ALL)) {
                    case Preparation.Prepared.Fit fit ->
                        findings.fit(ready.rows().size());
                    case Preparation.Prepared.Unfit unfit -> {
                        List<RowFault> said = words.ofRow(unfit.faults());
                        ready.rows().forEach(row -> findings.refuse(row, said));
                    }
                }
            }
        }
    }
}
