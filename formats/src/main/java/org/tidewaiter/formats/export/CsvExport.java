package org.tidewaiter.formats.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.tidewaiter.formats.csv.CsvWriter;
import org.tidewaiter.formats.table.Cell;

/** A table of keys and codes. Its last record is a single cell that begins with {@code # end}. */
final class CsvExport implements ReportExport {

    private final ExportAbout about;
    private final ExportTable table;
    private final ExportTally tally = new ExportTally();
    private final CsvWriter out;

    CsvExport(OutputStream out, ExportAbout about) throws IOException {
        this.about = about;
        this.table = new ExportTable(about.rows(), null);
        this.out = new CsvWriter(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), ',');
        this.out.write(table.header());
    }

    @Override
    public void write(ExportedReport report) throws IOException {
        List<List<Cell>> rows = table.rows(report);
        for (List<Cell> row : rows) {
            out.write(row.stream().map(Cell::text).toList());
        }
        tally.add(report, rows.size());
    }

    @Override
    public void end() throws IOException {
        String counts = "# end rows=%d cases=%d seizures=%d. ".formatted(tally.rows(), tally.cases(), tally.seizures());
        out.write(List.of(new Colophon(about, tally)
                .ofTable().stream()
                        .map(one -> one.about() + ": " + one.says())
                        .collect(Collectors.joining(". ", counts, ""))));
        out.flush();
    }

    @Override
    public ExportTally tally() {
        return tally;
    }

    @Override
    public void close() {
        // what was not flushed stays behind: the file has no end then
    }
}
