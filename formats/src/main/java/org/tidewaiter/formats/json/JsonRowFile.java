package org.tidewaiter.formats.json;

import java.io.IOException;
import org.tidewaiter.formats.csv.CsvLimits;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.formats.rows.FileSource;
import org.tidewaiter.formats.rows.RowFile;

/** Objects as rows. */
public final class JsonRowFile {

    private JsonRowFile() {}

    /** Opens a file. */
    public static RowFile open(FileSource source, JsonShape shape, CsvLimits rows) throws IOException {
        throw new FileRefusedException("file.no-table");
    }
}
