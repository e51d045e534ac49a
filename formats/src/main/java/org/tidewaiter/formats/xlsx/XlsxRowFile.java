package org.tidewaiter.formats.xlsx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.csv.CsvLimits;
import org.tidewaiter.formats.rows.ColumnNames;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.formats.rows.FileSource;
import org.tidewaiter.formats.rows.ReadRow;
import org.tidewaiter.formats.rows.RowCursor;
import org.tidewaiter.formats.rows.RowFile;

/** A sheet of a workbook as rows. */
public final class XlsxRowFile implements RowFile {

    private final FileSource source;
    private final Workbook workbook;
    private final XlsxShape shape;
    private final XlsxLimits limits;
    private final CsvLimits rowLimits;
    private final List<String> columns;

    private XlsxRowFile(FileSource source, Workbook workbook, XlsxShape shape, XlsxLimits limits, CsvLimits rowLimits)
            throws IOException {
        this.source = source;
        this.workbook = workbook;
        this.shape = shape;
        this.limits = limits;
        this.rowLimits = rowLimits;
        try (SheetRows rows = open()) {
            this.columns = ColumnNames.of(header(rows));
        }
    }

    /**
     * Opens a sheet.
     *
     * @throws FileRefusedException if it is none, is damaged, or goes beyond its bounds
     */
    public static XlsxRowFile open(FileSource source, XlsxShape shape, XlsxLimits limits, CsvLimits rowLimits)
            throws IOException {
        return new XlsxRowFile(source, Workbook.open(source, limits), shape, limits, rowLimits);
    }

    /** The first rows of a sheet as they stand; blank rows are empty lists. */
    public static List<List<String>> firstRows(
            FileSource source, Workbook workbook, @Nullable String sheet, XlsxLimits limits, int most)
            throws IOException {
        List<List<String>> first = new ArrayList<>();
        XlsxShape shape = new XlsxShape(sheet, 1, '.');
        try (SheetRows rows = new SheetRows(source, workbook, shape, limits, CsvLimits.defaults())) {
            for (ReadRow row = rows.next(); row != null && row.number() <= most; row = rows.next()) {
                while (first.size() < row.number() - 1) {
                    first.add(List.of());
                }
                first.add(row.cells());
            }
        }
        return first;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public RowCursor rows() throws IOException {
        SheetRows rows = open();
        try {
            header(rows);
            return new Cursor(rows, columns.size());
        } catch (IOException | RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    private SheetRows open() throws IOException {
        return new SheetRows(source, workbook, shape, limits, rowLimits);
    }

    private List<String> header(SheetRows rows) throws IOException {
        ReadRow row = rows.next();
        while (row != null && row.number() < shape.headerRow()) {
            row = rows.next();
        }
        if (row == null) {
            throw new FileRefusedException("file.empty");
        }
        if (row instanceof ReadRow.Damaged(long number, var cells, var fault, var certain)) {
            throw new FileRefusedException("file.sheet-header", number);
        }
        return row.cells();
    }

    /** Rows as wide as the header: cells that are blank at their end are not written in a workbook. */
    private record Cursor(SheetRows rows, int width) implements RowCursor {

        @Override
        public @Nullable ReadRow next() throws IOException {
            ReadRow row = rows.next();
            if (!(row instanceof ReadRow.Whole(long number, List<String> cells)) || cells.size() >= width) {
                return row;
            }
            List<String> padded = new ArrayList<>(cells);
            while (padded.size() < width) {
                padded.add("");
            }
            return new ReadRow.Whole(number, padded);
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }
    }
}
