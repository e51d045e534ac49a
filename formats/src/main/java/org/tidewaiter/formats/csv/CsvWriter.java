package org.tidewaiter.formats.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Writes records that a spreadsheet opens as they were meant: cells that it would take for a formula get a leading
 * apostrophe ({@link FormulaCells}).
 */
public final class CsvWriter implements Closeable {

    private final Writer out;
    private final char separator;

    /** Writes to {@code out}, which {@link #close()} closes. */
    public CsvWriter(Writer out, char separator) {
        this.out = out;
        this.separator = separator;
    }

    /** Writes one record, ended by carriage return and line feed. */
    public void write(List<String> cells) throws IOException {
        for (int column = 0; column < cells.size(); column++) {
            if (column > 0) {
                out.append(separator);
            }
            out.append(quoted(FormulaCells.escaped(cells.get(column))));
        }
        out.append("\r\n");
    }

    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private String quoted(String cell) {
        boolean needed =
                cell.chars().anyMatch(c -> c == separator || c == '"' || c == '\n' || c == '\r' || c == '\uFEFF');
        return needed ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
