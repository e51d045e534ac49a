package org.tidewaiter.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.tidewaiter.formats.imports.ImportItem;
import org.tidewaiter.formats.reports.FileItems;
import org.tidewaiter.formats.rows.SourceRow;

/** Sends the reports of a file in batches and accounts for every row. */
final class ImportRun {

    /** Most reports in one request. */
    static final int BATCH = 500;

    private final FileItems items;
    private final ApiClient api;
    private final RefusedFile refused;
    private final LongConsumer progress;
    private final List<ImportItem.Ready> batch = new ArrayList<>(BATCH);
    private Tally tally = Tally.NOTHING;

    /**
     * @param progress told how many rows are done
     */
    ImportRun(FileItems items, ApiClient api, RefusedFile refused, LongConsumer progress) {
        this.items = items;
        this.api = api;
        this.refused = refused;
        this.progress = progress;
    }

    Tally run() throws ApiException, IOException, InterruptedException {
        while (items.hasNext()) {
            switch (items.next()) {
                case ImportItem.Ready ready -> batch.add(ready);
                case ImportItem.RefusedRow row -> {
                    refused.write(row.row(), row.faults());
                    tally = tally.refuse(1);
                }
            }
            if (batch.size() == BATCH) {
                send();
            }
        }
        if (!batch.isEmpty()) {
            send();
        }
        return tally;
    }

    /** What has been accounted for so far. */
    Tally tally() {
        return tally;
    }

    private void send() throws ApiException, IOException, InterruptedException {
        List<ReportOutcome> outcomes =
                api.submit(batch.stream().map(ImportItem.Ready::submission).toList());
        for (int i = 0; i < batch.size(); i++) {
            account(batch.get(i).rows(), outcomes.get(i));
        }
        batch.clear();
        progress.accept(tally.rows());
    }

    private void account(List<SourceRow> rows, ReportOutcome outcome) throws IOException {
        switch (outcome) {
            case ReportOutcome.Accepted accepted -> tally = tally.accept(rows.size());
            case ReportOutcome.AlreadyThere there -> tally = tally.findThere(rows.size());
            case ReportOutcome.Refused(List<ApiFault> faults) -> {
                RefusedReport report = new RefusedReport(rows, faults);
                for (int row = 0; row < rows.size(); row++) {
                    refused.write(rows.get(row), report.faults(row));
                }
                tally = tally.refuse(rows.size());
            }
        }
    }
}
