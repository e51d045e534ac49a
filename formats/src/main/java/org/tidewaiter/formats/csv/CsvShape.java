package org.tidewaiter.formats.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * How a file is written. Records and cells are cut at bytes, so the charset must write ASCII as ASCII.
 *
 * @param separator an ASCII character other than quote, carriage return and line feed
 * @param lineEndRequired whether a last line without a line end counts as cut
 */
public record CsvShape(Charset charset, char separator, boolean lineEndRequired) {

    private static final Set<String> CHARSETS =
            Set.of("UTF-8", "US-ASCII", "ISO-8859-1", "ISO-8859-15", "windows-1250", "windows-1251", "windows-1252");

    public CsvShape {
        if (!CHARSETS.contains(charset.name())) {
            throw new IllegalArgumentException(
                    "charset must be one of " + CHARSETS.stream().sorted().toList());
        }
        if (separator > 0x7e || separator == '"' || separator == '\r' || separator == '\n' || separator == 0) {
            throw new IllegalArgumentException("separator must be one ASCII character other than a quote or line end");
        }
    }

    /** UTF-8 with commas; the last line may lack its end. */
    public static CsvShape utf8() {
        return new CsvShape(StandardCharsets.UTF_8, ',', false);
    }
}
