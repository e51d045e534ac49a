package org.tidewaiter.formats.files;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.csv.CsvLimitException;
import org.tidewaiter.formats.csv.CsvLimits;
import org.tidewaiter.formats.csv.CsvReader;
import org.tidewaiter.formats.csv.CsvRecord;
import org.tidewaiter.formats.csv.CsvShape;
import org.tidewaiter.formats.rows.ColumnNames;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.formats.rows.FileSource;
import org.tidewaiter.formats.rows.ReadRow;
import org.tidewaiter.formats.rows.ReadRow.Certain;
import org.tidewaiter.formats.rows.RowCursor;
import org.tidewaiter.formats.rows.RowFault;
import org.tidewaiter.formats.rows.RowFile;

/** Separated values as rows. */
record CsvRowFile(FileSource source, CsvShape shape, CsvLimits limits, List<String> columns) implements RowFile {

    static CsvRowFile open(FileSource source, CsvShape shape, CsvLimits limits) throws IOException {
        try (Cursor cursor = new Cursor(source, shape, limits)) {
            return new CsvRowFile(source, shape, limits, ColumnNames.of(cursor.header()));
        }
    }

    @Override
    public RowCursor rows() throws IOException {
        Cursor cursor = new Cursor(source, shape, limits);
        try {
            cursor.header();
            return cursor;
        } catch (IOException | RuntimeException e) {
            cursor.close();
            throw e;
        }
    }

    private static final class Cursor implements RowCursor {

        private final CsvReader reader;
        private final CsvShape shape;
        private final CsvLimits limits;

        Cursor(FileSource source, CsvShape shape, CsvLimits limits) throws IOException {
            this.reader = new CsvReader(source.open(), shape, limits);
            this.shape = shape;
            this.limits = limits;
        }

        List<String> header() throws IOException {
            CsvRecord first = read();
            while (first != null && first.number() < shape.headerRow()) {
                first = read();
            }
            return switch (first) {
                case null -> throw new FileRefusedException("file.empty");
                case CsvRecord.Row row -> row.cells();
                case CsvRecord.Damaged damaged ->
                    throw new FileRefusedException(
                            "file.header", shape.charset().name(), String.valueOf(shape.separator()));
            };
        }

        @Override
        public @Nullable ReadRow next() throws IOException {
            CsvRecord record = read();
            while (record instanceof CsvRecord.Row row && blank(row.cells())) {
                record = read();
            }
            return switch (record) {
                case null -> null;
                case CsvRecord.Row(long number, List<String> cells) -> new ReadRow.Whole(number, cells);
                case CsvRecord.Damaged damaged -> damaged(damaged);
            };
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }

        private @Nullable CsvRecord read() throws IOException {
            try {
                return reader.next();
            } catch (CsvLimitException e) {
                throw new FileRefusedException("file.too-many-rows", e.records());
            }
        }

        private ReadRow damaged(CsvRecord.Damaged row) {
            RowFault fault = switch (row.damage()) {
                case CHARSET -> RowFault.ofRow("row.charset", shape.charset().name());
                case QUOTE -> RowFault.ofRow("row.quote");
                case CUT -> RowFault.ofRow("row.cut");
                case TOO_LONG -> RowFault.ofRow("row.too-long", limits.recordBytes());
                case TOO_MANY_COLUMNS -> RowFault.ofRow("row.too-many-columns", limits.columns());
            };
            Certain certain = switch (row.damage()) {
                case CHARSET -> Certain.ALL;
                case CUT -> Certain.ALL_BUT_THE_LAST;
                case QUOTE, TOO_LONG, TOO_MANY_COLUMNS -> Certain.NONE;
            };
            return new ReadRow.Damaged(row.number(), row.cells(), fault, certain);
        }

        private static boolean blank(List<String> cells) {
            for (String cell : cells) {
                if (!cell.isBlank()) {
                    return false;
                }
            }
            return true;
        }
    }
}
