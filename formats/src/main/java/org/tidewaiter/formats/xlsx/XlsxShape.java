package org.tidewaiter.formats.xlsx;

import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.csv.CsvShape;

/**
 * Which part of a workbook holds the rows.
 *
 * @param sheet name of the sheet; null where the workbook has one visible sheet, which is then meant
 * @param headerRow number of the row that names the columns, from 1
 * @param decimal mark with which numbers are written out, the one that the mapping reads: a point or a comma
 */
public record XlsxShape(@Nullable String sheet, int headerRow, char decimal) {

    public XlsxShape {
        if (headerRow < 1 || headerRow > CsvShape.LAST_HEADER_ROW) {
            throw new IllegalArgumentException("header row must be 1 to " + CsvShape.LAST_HEADER_ROW);
        }
        if (decimal != '.' && decimal != ',') {
            throw new IllegalArgumentException("decimal mark must be a point or a comma");
        }
    }
}
