package org.tidewaiter.node.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tidewaiter.formats.imports.ImportItem;
import org.tidewaiter.formats.imports.ImportLimits;
import org.tidewaiter.formats.imports.ImportReader;
import org.tidewaiter.formats.imports.ImportSource;
import org.tidewaiter.formats.mapping.Mapping;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.formats.rows.RowFault;
import org.tidewaiter.formats.rows.SourceRow;
import org.tidewaiter.node.intake.page.ImportPage;
import org.tidewaiter.node.nominal.HoldsNominalData;

/** Reads a file without taking anything in, to show what would become of it. */
@Component
@HoldsNominalData
class ImportTrial {

    /** Most rows that a trial looks at. */
    static final long MOST_ROWS = 20_000;

    private static final int SHOWN = 8;

    private final Preparation preparation;

    ImportTrial(Preparation preparation) {
        this.preparation = preparation;
    }

    ImportPage.Trial of(ImportSource source, Mapping mapping, Locale locale) throws IOException {
        long reports = 0;
        long fit = 0;
        long refused = 0;
        List<ImportPage.Refusal> shown = new ArrayList<>();
        try (ImportReader reader = ImportReader.open(source, mapping, ImportLimits.defaults())) {
            while (reader.rowsRead() < MOST_ROWS && reader.hasNext()) {
                ImportItem item = reader.next();
                List<RowFault> faults = faults(item);
                List<SourceRow> rows = rows(item);
                if (faults.isEmpty()) {
                    reports++;
                    fit += rows.size();
                } else {
                    refused += rows.size();
                    for (SourceRow row : rows) {
                        if (shown.size() < SHOWN) {
                            shown.add(refusal(row, faults, reader.columns(), locale));
                        }
                    }
                }
            }
            return new ImportPage.Trial(
                    reader.rows(), reader.rowsRead(), reports, fit, refused, reader.columns(), shown, null);
        } catch (FileRefusedException whole) {
            return new ImportPage.Trial(0, 0, 0, 0, 0, List.of(), List.of(), whole.message(locale));
        }
    }

    private List<RowFault> faults(ImportItem item) {
        return switch (item) {
            case ImportItem.RefusedRow row -> row.faults();
            case ImportItem.Ready ready ->
                switch (preparation.prepare(Channel.FILE, ready.submission(), Answers.ALL)) {
                    case Preparation.Prepared.Fit fit -> List.of();
                    case Preparation.Prepared.Unfit unfit -> ImportRunner.said(unfit.faults());
                };
        };
    }

    private static List<SourceRow> rows(ImportItem item) {
        return switch (item) {
            case ImportItem.RefusedRow row -> List.of(row.row());
            case ImportItem.Ready ready -> ready.rows();
        };
    }

    private static ImportPage.Refusal refusal(
            SourceRow row, List<RowFault> faults, List<String> columns, Locale locale) {
        Set<String> faulty = new LinkedHashSet<>();
        faults.forEach(fault -> {
            if (fault.column() != null) {
                faulty.add(fault.column());
            }
        });
        List<ImportPage.Cell> cells = new ArrayList<>();
        for (int i = 0; i < row.cells().size(); i++) {
            String column = i < columns.size() ? columns.get(i) : "";
            cells.add(new ImportPage.Cell(row.cells().get(i), faulty.contains(column)));
        }
        List<String> said =
                faults.stream().map(fault -> fault.message(locale)).distinct().toList();
        return new ImportPage.Refusal(row.number(), cells, said);
    }
}
