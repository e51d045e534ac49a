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

    /** The same, with numbers that are no text written out with that mark; of separated values, all cells are text. */
    default FileShape withDecimal(char decimal) {
        return switch (this) {
            case Csv csv -> csv;
            case Xlsx(XlsxShape xlsx) -> new Xlsx(new XlsxShape(xlsx.sheet(), xlsx.headerRow(), decimal));
            case Json(JsonShape json) -> new Json(new JsonShape(json.form(), json.list(), decimal));
        };
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
