package org.tidewaiter.formats.imports;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tidewaiter.formats.csv.CsvWriter;
import org.tidewaiter.formats.files.RefusedRowsFile;
import org.tidewaiter.formats.rows.RowFault;
import org.tidewaiter.formats.rows.SourceRow;

/**
 * Writes refused rows as a file that can be corrected and imported again: number of the row, rules, messages, then the
 * original cells. It is always separated values in UTF-8, whatever was imported. Cells that a spreadsheet would run as formulas are made harmless.
 */
public final class RefusedRows implements Closeable {

    private final CsvWriter out;
    private final Locale locale;
    private long count;

    /**
     * Writes the header.
     *
     * @param columns names of the columns of the file
     * @param locale language of the messages
     */
    public RefusedRows(Writer out, char separator, List<String> columns, Locale locale) throws IOException {
        this.out = new CsvWriter(out, separator);
        this.locale = locale;
        List<String> header = new ArrayList<>(RefusedRowsFile.ADDED);
        header.addAll(columns);
        this.out.write(header);
    }

    /** Writes one row with all its faults. */
    public void write(SourceRow row, List<RowFault> faults) throws IOException {
        List<String> cells =
                new ArrayList<>(RefusedRowsFile.ADDED.size() + row.cells().size());
        cells.add(Long.toString(row.number()));
        cells.add(joined(faults, RowFault::rule, "; "));
        cells.add(joined(faults, fault -> fault.message(locale), " "));
        cells.addAll(row.cells());
        out.write(cells);
        count++;
    }

    /** Rows written so far. */
    public long count() {
        return count;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private static String joined(List<RowFault> faults, Function<RowFault, String> part, String by) {
        return faults.stream().map(part).distinct().collect(Collectors.joining(by));
    }
}
