package org.tidewaiter.formats.imports;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.tidewaiter.formats.csv.CsvRecord;
import org.tidewaiter.formats.mapping.Header;
import org.tidewaiter.formats.mapping.MappedRow;
import org.tidewaiter.formats.mapping.Mapping;
import org.tidewaiter.formats.mapping.RowMapper;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.formats.rows.RowFault;
import org.tidewaiter.formats.rows.SourceRow;

/**
 * Reads a file through a mapping into reports and refused rows; every row is in exactly one item, and a second reading
 * gives the same items. The file is read twice: first to learn how many rows it has and which is the last of each
 * report, then row by row; a report is given when its last row has been read, so rows of one report may stand apart.
 */
public final class ImportReader implements Iterator<ImportItem>, Closeable {

    private final Mapping mapping;
    private final ImportLimits limits;
    private final FileRows file;
    private final RowMapper mapper;
    private final FirstReading known;
    private final Map<String, OpenReport> open = new HashMap<>();
    private final Queue<ImportItem> items = new ArrayDeque<>();
    private int rowsHeld;
    private long rowsRead;

    private ImportReader(Mapping mapping, ImportLimits limits, FileRows file, FirstReading known) {
        this.mapping = mapping;
        this.limits = limits;
        this.file = file;
        this.mapper = mapping.mapper(Header.of(file.columns(), mapping));
        this.known = known;
    }

    /**
     * Reads the file a first time.
     *
     * @throws FileRefusedException if the file cannot go in as a whole; later also from {@link #hasNext}
     */
    public static ImportReader open(ImportSource source, Mapping mapping, ImportLimits limits) throws IOException {
        FirstReading known = FirstReading.of(source, mapping, limits);
        return new ImportReader(mapping, limits, new FileRows(source, mapping.shape(), limits.csv()), known);
    }

    /** Rows of the file, the header and blank lines not counted. */
    public long rows() {
        return known.rows();
    }

    /** Rows read so far. */
    public long rowsRead() {
        return rowsRead;
    }

    /** Names of the columns. */
    public List<String> columns() {
        return file.columns();
    }

    @Override
    public boolean hasNext() {
        try {
            while (items.isEmpty()) {
                CsvRecord row = file.next();
                if (row == null) {
                    return ended();
                }
                rowsRead++;
                take(row);
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ImportItem next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return items.remove();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private boolean ended() throws IOException {
        if (!open.isEmpty()) {
            throw new IOException("the file changed while it was read");
        }
        return false;
    }

    private void take(CsvRecord csv) {
        SourceRow row = new SourceRow(csv.number(), csv.cells());
        MappedRow mapped = RowReading.of(csv, mapper, mapping.shape(), limits.csv());
        String key = mapped.key();
        if (key == null) {
            items.add(new ImportItem.RefusedRow(row, faults(mapped)));
            return;
        }
        OpenReport report = open.computeIfAbsent(key, each -> new OpenReport(mapping.name() + ":" + each));
        report.add(row, mapped);
        rowsHeld++;
        if (known.lastRows().get((int) csv.number())) {
            open.remove(key);
            rowsHeld -= report.size();
            items.addAll(report.close(limits.rowsPerReport()));
        } else if (rowsHeld > limits.rowsHeld()) {
            throw new FileRefusedException("file.rows-apart", limits.rowsHeld(), mapping.keyColumn());
        }
    }

    private static List<RowFault> faults(MappedRow mapped) {
        return mapped instanceof MappedRow.Faulty faulty ? faulty.faults() : List.of();
    }

    /**
     * What the first reading found out.
     *
     * @param lastRows a bit for each row that is the last of its report
     */
    private record FirstReading(long rows, BitSet lastRows) {

        static FirstReading of(ImportSource source, Mapping mapping, ImportLimits limits) throws IOException {
            try (FileRows file = new FileRows(source, mapping.shape(), limits.csv());
                    LastRows lastRows = new LastRows()) {
                RowMapper mapper = mapping.mapper(Header.of(file.columns(), mapping));
                long rows = 0;
                CsvRecord row;
                while ((row = file.next()) != null) {
                    rows++;
                    String key = RowReading.key(row, mapper);
                    if (key != null) {
                        lastRows.add(key, (int) row.number());
                    }
                }
                return new FirstReading(rows, lastRows.find());
            }
        }
    }
}
