package org.tidewaiter.formats.imports;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.files.RowFiles;
import org.tidewaiter.formats.mapping.Grouping;
import org.tidewaiter.formats.mapping.MappedRow;
import org.tidewaiter.formats.mapping.Mapping;
import org.tidewaiter.formats.mapping.PlaceResolver;
import org.tidewaiter.formats.mapping.RowMapper;
import org.tidewaiter.formats.mapping.RowObserver;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.formats.rows.FileSource;
import org.tidewaiter.formats.rows.ReadRow;
import org.tidewaiter.formats.rows.RowCursor;
import org.tidewaiter.formats.rows.RowFault;
import org.tidewaiter.formats.rows.RowFile;
import org.tidewaiter.formats.rows.SourceRow;

/**
 * Reads a file through a mapping into reports and refused rows; every row is in exactly one item, and a second reading
 * gives the same items. The file is read twice: first to learn how many rows it has and which of them belong together,
 * then row by row; a report is given when its last row has been read, so rows of one report may stand apart.
 */
public final class ImportReader implements Iterator<ImportItem>, Closeable {

    private final Mapping mapping;
    private final ImportLimits limits;
    private final List<String> columns;
    private final RowMapper mapper;
    private final @Nullable RowDigests digests;
    private final FirstReading known;
    private final RowCursor rows;
    private final Map<String, OpenReport> open = new HashMap<>();
    private final Queue<ImportItem> items = new ArrayDeque<>();
    private int rowsHeld;
    private long rowsRead;

    private ImportReader(
            Mapping mapping,
            ImportLimits limits,
            List<String> columns,
            RowMapper mapper,
            FirstReading known,
            RowCursor rows) {
        this.mapping = mapping;
        this.limits = limits;
        this.columns = columns;
        this.mapper = mapper;
        this.digests = mapping.grouping() instanceof Grouping.RowDigest ? new RowDigests(columns) : null;
        this.known = known;
        this.rows = rows;
    }

    /** Reads the file a first time, without registers. */
    public static ImportReader open(FileSource source, Mapping mapping, ImportLimits limits) throws IOException {
        return open(source, mapping, limits, PlaceResolver.none(), RowObserver.none());
    }

    /**
     * Reads the file a first time.
     *
     * @param places finds places that the file names in free text
     * @param observer is told of values that have no translation, while items are taken
     * @throws FileRefusedException if the file cannot go in as a whole; later also from {@link #hasNext}
     */
    public static ImportReader open(
            FileSource source, Mapping mapping, ImportLimits limits, PlaceResolver places, RowObserver observer)
            throws IOException {
        RowFile file = RowFiles.open(source, mapping.shapeForReading(), limits.file());
        RowMapper mapper = mapping.mapper(file.columns(), places, observer);
        FirstReading known = FirstReading.of(file, mapping.grouping(), mapper);
        try {
            return new ImportReader(mapping, limits, file.columns(), mapper, known, file.rows());
        } catch (IOException | RuntimeException e) {
            known.close();
            throw e;
        }
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
        return columns;
    }

    @Override
    public boolean hasNext() {
        try {
            while (items.isEmpty()) {
                ReadRow row = rows.next();
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
        try (known) {
            rows.close();
        }
    }

    private boolean ended() throws IOException {
        if (!open.isEmpty()) {
            throw new IOException("the file changed while it was read");
        }
        return false;
    }

    private void take(ReadRow read) throws IOException {
        SourceRow row = new SourceRow(read.number(), read.cells());
        MappedRow mapped = mapper.map(read, digest(read));
        String key = mapped.key();
        if (key == null) {
            items.add(new ImportItem.RefusedRow(row, faults(mapped)));
            return;
        }
        if (digests != null) {
            OpenReport alone = report(key);
            alone.add(row, mapped);
            items.addAll(alone.close(limits.rowsPerReport()));
            return;
        }
        OpenReport report = open.computeIfAbsent(key, this::report);
        report.add(row, mapped);
        rowsHeld++;
        if (known.isLast(read.number())) {
            open.remove(key);
            rowsHeld -= report.size();
            items.addAll(report.close(limits.rowsPerReport()));
        } else if (rowsHeld > limits.rowsHeld()) {
            throw new FileRefusedException(
                    "file.rows-apart",
                    limits.rowsHeld(),
                    String.join(", ", mapping.grouping().columns()));
        }
    }

    /** What a row without a key of its own is known by: its digest, and how many equal rows stand before it. */
    private @Nullable String digest(ReadRow row) throws IOException {
        String digest = digests == null ? null : digests.of(row);
        return digest == null ? null : digest + ":" + (known.before(row.number()) + 1);
    }

    private OpenReport report(String key) {
        boolean repeatsCount =
                !(mapping.grouping() instanceof Grouping.Key keyed && keyed.repeats() == Grouping.Repeats.ONCE);
        return new OpenReport(SourceKeys.of(mapping.name(), key), repeatsCount);
    }

    private static List<RowFault> faults(MappedRow mapped) {
        return mapped instanceof MappedRow.Faulty faulty ? faulty.faults() : List.of();
    }
}
