package org.tidewaiter.node.intake.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tidewaiter.formats.imports.ImportItem;
import org.tidewaiter.formats.imports.RefusedRows;
import org.tidewaiter.formats.reports.FileItems;
import org.tidewaiter.formats.rows.RowFault;
import org.tidewaiter.formats.rows.SourceRow;
import org.tidewaiter.node.intake.file.SealedPieces;
import org.tidewaiter.node.intake.file.SealedPieces.Kind;
import org.tidewaiter.node.intake.run.ImportBatches.Settled;
import org.tidewaiter.node.intake.submission.Intake;
import org.tidewaiter.node.intake.wording.FaultWords;
import org.tidewaiter.node.intake.work.ImportReading;
import org.tidewaiter.node.intake.work.ImportWork;
import org.tidewaiter.node.intake.work.ImportWork.Claim;
import org.tidewaiter.node.intake.work.ImportWork.Tally;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.report.rules.Fault;

/** One passage through the file of an import: every row is taken in, found there or refused. */
final class ImportPassage {

    private final Claim claim;
    private final Parts parts;
    private final List<ImportItem.Ready> batch = new ArrayList<>(Intake.BATCH);
    private long rows;
    private long rowsRead;
    private long accepted;
    private long alreadyThere;
    private long refused;

    ImportPassage(Claim claim, Parts parts) {
        this.claim = claim;
        this.parts = parts;
    }

    /** What a passage works with. */
    @Component
    @HoldsNominalData
    record Parts(
            ImportReading reading, ImportBatches batches, ImportWork work, SealedPieces pieces, FaultWords words) {}

    Tally tally() {
        return new Tally(rows, rowsRead, accepted, alreadyThere, refused);
    }

    /**
     * @throws org.tidewaiter.formats.rows.FileRefusedException if the file as a whole cannot go in
     * @throws ImportWork.StoppedException if it was paused or taken over
     */
    void through() throws IOException {
        parts.pieces().remove(claim.id(), Kind.REFUSED);
        try (FileItems reader = parts.reading().open(claim.id());
                RefusedRows out = new RefusedRows(
                        new BufferedWriter(new OutputStreamWriter(
                                parts.pieces().write(claim.id(), Kind.REFUSED), StandardCharsets.UTF_8)),
                        reader.separator(),
                        reader.columns(),
                        claim.locale())) {
            rows = reader.rows();
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case ImportItem.RefusedRow row -> refuse(out, row.row(), row.faults());
                    case ImportItem.Ready ready -> batch.add(ready);
                }
                rowsRead = reader.rowsRead();
                if (batch.size() == Intake.BATCH) {
                    take(out);
                }
            }
            take(out);
        }
    }

    private void take(RefusedRows out) throws IOException {
        List<Settled> settled = parts.batches().take(claim, batch);
        for (int i = 0; i < batch.size(); i++) {
            List<SourceRow> made = batch.get(i).rows();
            switch (settled.get(i)) {
                case Settled.Accepted one -> accepted += made.size();
                case Settled.AlreadyThere one -> alreadyThere += made.size();
                case Settled.Refused(List<Fault> faults) -> {
                    List<RowFault> said = parts.words().ofRow(faults);
                    for (SourceRow row : made) {
                        refuse(out, row, said);
                    }
                }
            }
        }
        batch.clear();
        parts.work().progress(claim, tally());
    }

    private void refuse(RefusedRows out, SourceRow row, List<RowFault> faults) throws IOException {
        out.write(row, faults);
        refused++;
    }
}
