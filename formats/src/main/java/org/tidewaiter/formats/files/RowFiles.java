package org.tidewaiter.formats.files;

import java.io.IOException;
import org.tidewaiter.formats.json.JsonRowFile;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.formats.rows.FileSource;
import org.tidewaiter.formats.rows.RowFile;
import org.tidewaiter.formats.xlsx.XlsxRowFile;

/** Opens files of any format as rows. */
public final class RowFiles {

    private RowFiles() {}

    /**
     * Opens a file. A file of refused rows that we wrote ourselves is read as what it was made from, whatever the format of
     * that was: without the columns that we put before it.
     *
     * @throws FileRefusedException if the file cannot be read as a whole
     */
    public static RowFile open(FileSource source, FileShape shape, FileLimits limits) throws IOException {
        char ours = RefusedRowsFile.separator(source);
        if (ours != RefusedRowsFile.NOT_OURS) {
            return RefusedRowsFile.open(source, ours, limits.rows());
        }
        return switch (shape) {
            case FileShape.Csv csv -> CsvRowFile.open(source, csv.csv(), limits.rows());
            case FileShape.Xlsx xlsx -> XlsxRowFile.open(source, xlsx.xlsx(), limits.xlsx(), limits.rows());
            case FileShape.Json json -> JsonRowFile.open(source, json.json(), limits.rows());
        };
    }
}
