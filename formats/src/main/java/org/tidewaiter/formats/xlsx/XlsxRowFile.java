package org.tidewaiter.formats.xlsx;

import java.io.IOException;
import org.tidewaiter.formats.csv.CsvLimits;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.formats.rows.FileSource;
import org.tidewaiter.formats.rows.RowFile;

/** A sheet of a workbook as rows. */
public final class XlsxRowFile {

    private XlsxRowFile() {}

    /** Opens a sheet. */
    public static RowFile open(FileSource source, XlsxShape shape, XlsxLimits limits, CsvLimits rows)
            throws IOException {
        throw new FileRefusedException("file.no-table");
    }
}
