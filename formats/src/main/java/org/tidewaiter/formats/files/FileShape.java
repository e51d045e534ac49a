package org.tidewaiter.formats.files;

import org.tidewaiter.formats.csv.CsvShape;
import org.tidewaiter.formats.json.JsonShape;
import org.tidewaiter.formats.xlsx.XlsxShape;

/** How a file is written, in one of the formats that hold rows. */
public sealed interface FileShape {

    /** Character between the cells of the refused rows of such a file. */
    default char separator() {
        return ',';
    }

    /** Separated values. */
    record Csv(CsvShape csv) implements FileShape {
        @Override
        public char separator() {
            return csv.separator();
        }
    }

    /** One sheet of a workbook. */
    record Xlsx(XlsxShape xlsx) implements FileShape {}

    /** JSON objects in a list or one a line. */
    record Json(JsonShape json) implements FileShape {}
}
