package org.tidewaiter.formats.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How a file is written.
 *
 * @param charset one of {@link Charsets#names()}
 * @param separator an ASCII character other than quote, carriage return and line feed
 * @param quote {@code "} or {@code '}, or {@link #NO_QUOTE} where nothing is quoted
 * @param headerRow number of the row that names the columns, from 1; what stands before it is passed over
 * @param lineEndRequired whether a last line without a line end counts as cut
 */
public record CsvShape(Charset charset, char separator, char quote, int headerRow, boolean lineEndRequired) {

    /** Stands for files in which nothing is quoted. */
    public static final char NO_QUOTE = '\0';

    /** Latest row that may name the columns. */
    public static final int LAST_HEADER_ROW = 100;

    public CsvShape {
        if (!Charsets.names().contains(charset.name())) {
            throw new IllegalArgumentException("charset must be one of " + Charsets.names());
        }
        if (separator > 0x7e || separator == quote || separator == '\r' || separator == '\n' || separator == 0) {
            throw new IllegalArgumentException("separator must be one ASCII character other than a quote or line end");
        }
        if (quote != '"' && quote != '\'' && quote != NO_QUOTE) {
            throw new IllegalArgumentException("quote must be \" or ' or none");
        }
        if (headerRow < 1 || headerRow > LAST_HEADER_ROW) {
            throw new IllegalArgumentException("header row must be 1 to " + LAST_HEADER_ROW);
        }
    }

    /** Cells in double quotes, names of the columns in the first row. */
    public CsvShape(Charset charset, char separator, boolean lineEndRequired) {
        this(charset, separator, '"', 1, lineEndRequired);
    }

    /** UTF-8 with commas; the last line may lack its end. */
    public static CsvShape utf8() {
        return new CsvShape(StandardCharsets.UTF_8, ',', false);
    }
}
