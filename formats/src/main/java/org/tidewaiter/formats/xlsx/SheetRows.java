package org.tidewaiter.formats.xlsx;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.csv.CsvLimits;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.formats.rows.FileSource;
import org.tidewaiter.formats.rows.ReadRow;
import org.tidewaiter.formats.rows.ReadRow.Certain;
import org.tidewaiter.formats.rows.RowFault;

/** Reads the rows of one sheet as they stand, one at a time. */
final class SheetRows implements Closeable {

    private static final int LAST_ROW = 1_048_576;

    private final Archive archive;
    private final Xml xml;
    private final CellText cell;
    private final CsvLimits limits;
    private long number;
    private long rows;

    SheetRows(FileSource source, Workbook workbook, XlsxShape shape, XlsxLimits limits, CsvLimits rows)
            throws IOException {
        String part = workbook.sheet(shape.sheet()).part();
        this.archive = new Archive(source, limits);
        this.limits = rows;
        try {
            String name = archive.next();
            while (name != null && !name.equals(part)) {
                name = archive.next();
            }
            if (name == null) {
                throw Archive.damaged();
            }
            this.xml = new Xml(archive.part());
            this.cell = new CellText(workbook, shape.decimal(), rows.recordBytes());
        } catch (IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    /** The next row that is not blank, with its cells up to the last filled one; null after the last. */
    @Nullable
    ReadRow next() throws IOException {
        while (xml.next()) {
            if (xml.starts("row")) {
                number(xml.attribute("r"));
                ReadRow row = row();
                if (row != null) {
                    if (++rows > limits.records()) {
                        throw new FileRefusedException("file.too-many-rows", limits.records());
                    }
                    return row;
                }
            }
        }
        archive.finish();
        return null;
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }

    /** Rows without a number follow the one before; numbers that go back would let one row pass for another. */
    private void number(@Nullable String written) {
        long next = written == null ? number + 1 : whole(written);
        if (next <= number || next > LAST_ROW) {
            throw Archive.damaged();
        }
        number = next;
    }

    private @Nullable ReadRow row() throws IOException {
        List<String> cells = new ArrayList<>();
        int column = -1;
        int length = 0;
        boolean tooMany = false;
        while (xml.next() && !xml.ends("row")) {
            if (!xml.starts("c")) {
                continue;
            }
            String reference = xml.attribute("r");
            column = reference == null ? column + 1 : column(reference);
            String text = cell.read(xml);
            if (!text.isEmpty() && column >= limits.columns()) {
                tooMany = true;
            } else if (!text.isEmpty()) {
                while (cells.size() <= column) {
                    cells.add("");
                }
                length += text.length();
                // What a row may hold is spent: later cells are not needed to refuse it.
                cells.set(column, length > limits.recordBytes() ? "" : text);
            }
        }
        return cells.isEmpty() && !tooMany ? null : checked(cells, length, tooMany);
    }

    private ReadRow checked(List<String> cells, int length, boolean tooMany) {
        if (tooMany) {
            RowFault fault = RowFault.ofRow("row.too-many-columns", limits.columns());
            return new ReadRow.Damaged(number, cells, fault, Certain.NONE);
        }
        if (length > limits.recordBytes()) {
            RowFault fault = RowFault.ofRow("row.too-long", limits.recordBytes());
            return new ReadRow.Damaged(number, cells, fault, Certain.NONE);
        }
        return new ReadRow.Whole(number, cells);
    }

    /** The place of a column from a reference such as {@code AB12}, from 0. */
    private static int column(String reference) {
        int column = 0;
        for (int at = 0; at < reference.length() && at < 4; at++) {
            char letter = reference.charAt(at);
            if (letter >= 'A' && letter <= 'Z') {
                column = column * 26 + letter - 'A' + 1;
            } else if (at > 0) {
                return column - 1;
            } else {
                throw Archive.damaged();
            }
        }
        return column - 1;
    }

    private static long whole(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Archive.damaged();
        }
    }
}
