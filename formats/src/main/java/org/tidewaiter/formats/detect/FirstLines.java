package org.tidewaiter.formats.detect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.tidewaiter.formats.csv.CsvLimits;
import org.tidewaiter.formats.csv.CsvReader;
import org.tidewaiter.formats.csv.CsvRecord;
import org.tidewaiter.formats.csv.CsvShape;

/** The first lines of a file under a shape that it may have. */
final class FirstLines {

    private static final int MOST = 200;

    private FirstLines() {}

    static List<List<String>> of(byte[] head, CsvShape shape) {
        List<List<String>> lines = new ArrayList<>();
        try (CsvReader reader = new CsvReader(new ByteArrayInputStream(head), shape, CsvLimits.defaults())) {
            CsvRecord record = reader.next();
            while (record != null && lines.size() < MOST) {
                // The places of blank lines stay, so that a place is a row.
                while (lines.size() < Math.min(record.number() - 1, MOST)) {
                    lines.add(List.of());
                }
                lines.add(record.cells());
                record = reader.next();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}
