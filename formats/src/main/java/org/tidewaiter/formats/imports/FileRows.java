package org.tidewaiter.formats.imports;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.csv.CsvLimitException;
import org.tidewaiter.formats.csv.CsvLimits;
import org.tidewaiter.formats.csv.CsvReader;
import org.tidewaiter.formats.csv.CsvRecord;
import org.tidewaiter.formats.csv.CsvShape;
import org.tidewaiter.formats.csv.FormulaCells;
import org.tidewaiter.formats.rows.FileRefusedException;

/**
 * The rows of a file below its header. A file of refused rows that we wrote ourselves is read as what it was made from:
 * without the columns that we put before it.
 */
final class FileRows implements Closeable {

    private final CsvReader reader;
    private final List<String> columns;
    private final int added;

    FileRows(ImportSource source, CsvShape shape, CsvLimits limits) throws IOException {
        this.reader = new CsvReader(source.open(), shape, limits);
        try {
            List<String> first = header(shape);
            boolean ours = first.size() > RefusedRows.ADDED.size()
                    && first.subList(0, RefusedRows.ADDED.size()).equals(RefusedRows.ADDED);
            this.added = ours ? RefusedRows.ADDED.size() : 0;
            this.columns = first.subList(added, first.size());
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    /** Names of the columns. */
    List<String> columns() {
        return columns;
    }

    /** The next row, or null after the last. */
    @Nullable
    CsvRecord next() throws IOException {
        return switch (read()) {
            case null -> null;
            case CsvRecord.Row(long number, List<String> cells) -> new CsvRecord.Row(number, original(cells));
            case CsvRecord.Damaged(long number, List<String> cells, CsvRecord.Damage damage) ->
                new CsvRecord.Damaged(number, original(cells), damage);
        };
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private List<String> header(CsvShape shape) throws IOException {
        return switch (read()) {
            case null -> throw new FileRefusedException("file.empty");
            case CsvRecord.Row row -> row.cells();
            case CsvRecord.Damaged damaged ->
                throw new FileRefusedException(
                        "file.header", shape.charset().name(), String.valueOf(shape.separator()));
        };
    }

    private @Nullable CsvRecord read() throws IOException {
        try {
            return reader.next();
        } catch (CsvLimitException e) {
            throw new FileRefusedException("file.too-many-rows", e.records());
        }
    }

    private List<String> original(List<String> cells) {
        if (added == 0) {
            return cells;
        }
        return cells.subList(Math.min(added, cells.size()), cells.size()).stream()
                .map(FormulaCells::unescaped)
                .toList();
    }
}
