package org.tidewaiter.formats.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.csv.CsvRecord.Damage;

/**
 * Reads a file record by record. Holds one record in memory and no more; blank lines are counted and skipped. A quoted
 * cell that does not end damages the line it began in, not the rest of the file.
 */
public final class CsvReader implements Closeable {

    private static final byte LINE_FEED = '\n';
    private static final int NO_BYTE = 256;

    private final ByteWindow window;
    private final CellDecoder decoder;
    private final byte separator;
    private final int quote;
    private final String quoteText;
    private final boolean lineEndRequired;
    private final CsvLimits limits;
    private long number;

    /** Reads {@code in}, which {@link #close()} closes. */
    public CsvReader(InputStream in, CsvShape shape, CsvLimits limits) {
        this.window = new ByteWindow(Charsets.asCut(in, shape.charset()), limits.recordBytes() + 2);
        this.decoder = new CellDecoder(Charsets.cutAs(shape.charset()));
        this.separator = (byte) shape.separator();
        this.quote = shape.quote() == CsvShape.NO_QUOTE ? NO_BYTE : shape.quote();
        this.quoteText = String.valueOf(shape.quote());
        this.lineEndRequired = shape.lineEndRequired();
        this.limits = limits;
    }

    /**
     * The next record, or null at the end of the file.
     *
     * @throws CsvLimitException if the file has more records than allowed
     */
    public @Nullable CsvRecord next() throws IOException {
        if (number == 0) {
            window.skipByteOrderMark();
        }
        while (window.ensure(0)) {
            if (number == limits.records()) {
                throw new CsvLimitException(limits.records());
            }
            number++;
            CsvRecord record = record();
            if (!blank(record)) {
                return record;
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        window.close();
    }

    private static boolean blank(CsvRecord record) {
        return record instanceof CsvRecord.Row row
                && row.cells().size() == 1
                && row.cells().getFirst().isEmpty();
    }

    private CsvRecord record() throws IOException {
        List<Cell> cells = new ArrayList<>();
        int at = 0;
        while (true) {
            Cell cell = cell(at);
            if (cell == null || cell.end() > limits.recordBytes()) {
                return unended();
            }
            cells.add(cell);
            at = cell.next();
            if (cell.last()) {
                break;
            }
        }
        boolean cut = lineEndRequired && window.at(at - 1) != LINE_FEED;
        CsvRecord record = cut ? new CsvRecord.Damaged(number, texts(cells), Damage.CUT) : decode(cells);
        window.consume(at);
        return record;
    }

    /** The cell that starts at {@code start}, or null if the window cannot hold its end. */
    private @Nullable Cell cell(int start) throws IOException {
        if (window.ensure(start) && window.at(start) == quote) {
            return quotedCell(start + 1);
        }
        int at = window.find(start, separator, LINE_FEED);
        if (window.ensure(at)) {
            boolean last = window.at(at) == LINE_FEED;
            int end = last && at > start && window.at(at - 1) == '\r' ? at - 1 : at;
            return new Cell(start, end, at + 1, false, last);
        }
        return window.ended(at) ? new Cell(start, at, at, false, true) : null;
    }

    private @Nullable Cell quotedCell(int start) throws IOException {
        byte mark = (byte) quote;
        int at = window.find(start, mark, mark);
        while (window.ensure(at)) {
            if (!window.ensure(at + 1) || window.at(at + 1) != mark) {
                return afterQuote(start, at);
            }
            at = window.find(at + 2, mark, mark);
        }
        return null;
    }

    private @Nullable Cell afterQuote(int start, int end) throws IOException {
        int at = end + 1;
        if (window.ensure(at) && window.at(at) == '\r') {
            at++;
        }
        if (!window.ensure(at)) {
            return window.ended(at) ? new Cell(start, end, at, true, true) : null;
        }
        if (window.at(at) == LINE_FEED) {
            return new Cell(start, end, at + 1, true, true);
        }
        return window.at(at) == separator && at == end + 1 ? new Cell(start, end, at + 1, true, false) : null;
    }

    /** A record whose end is not where it must be: its first line is damaged, reading goes on after that line. */
    private CsvRecord unended() throws IOException {
        int at = 0;
        while (at <= limits.recordBytes() && window.ensure(at) && window.at(at) != LINE_FEED) {
            at++;
        }
        Damage damage = at > limits.recordBytes() ? Damage.TOO_LONG : Damage.QUOTE;
        List<String> cells = List.of(decoder.lossy(window.slice(0, Math.min(at, 1024))));
        window.consume(at);
        window.consumeLine();
        return new CsvRecord.Damaged(number, cells, damage);
    }

    private CsvRecord decode(List<Cell> cells) {
        if (cells.size() > limits.columns()) {
            return new CsvRecord.Damaged(number, texts(cells.subList(0, limits.columns())), Damage.TOO_MANY_COLUMNS);
        }
        List<String> texts = new ArrayList<>(cells.size());
        for (Cell cell : cells) {
            String text = decoder.strict(window.slice(cell.start(), cell.end()));
            if (text == null) {
                return new CsvRecord.Damaged(number, texts(cells), Damage.CHARSET);
            }
            texts.add(cell.quoted() ? unescaped(text) : text);
        }
        return new CsvRecord.Row(number, texts);
    }

    private List<String> texts(List<Cell> cells) {
        return cells.stream()
                .map(cell -> decoder.lossy(window.slice(cell.start(), cell.end())))
                .toList();
    }

    private String unescaped(String text) {
        return text.contains(quoteText) ? text.replace(quoteText + quoteText, quoteText) : text;
    }

    /** Where a cell starts and ends, where what follows it starts, and whether a record ends with it. */
    private record Cell(int start, int end, int next, boolean quoted, boolean last) {}
}
