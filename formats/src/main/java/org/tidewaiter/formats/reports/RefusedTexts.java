package org.tidewaiter.formats.reports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.csv.CsvLimitException;
import org.tidewaiter.formats.csv.CsvLimits;
import org.tidewaiter.formats.csv.CsvReader;
import org.tidewaiter.formats.csv.CsvRecord;
import org.tidewaiter.formats.csv.CsvShape;
import org.tidewaiter.formats.rows.FileRefusedException;

/** Refused reports that we wrote as rows, each in the last cell of its own. */
final class RefusedTexts implements ReportTexts {

    private static final int CELL = 3;
    private static final CsvLimits LIMITS = new CsvLimits(2 * ReportText.LONGEST, CELL + 1, 20_000_000);

    private final CsvReader reader;

    RefusedTexts(InputStream in) throws IOException {
        this.reader = new CsvReader(in, new CsvShape(StandardCharsets.UTF_8, ',', false), LIMITS);
        read();
    }

    @Override
    public @Nullable ReportText next() throws IOException {
        return switch (read()) {
            case null -> null;
            case CsvRecord.Row(long number, List<String> cells) ->
                new ReportText(number, cells.size() > CELL ? cells.get(CELL).getBytes(StandardCharsets.UTF_8) : null);
            case CsvRecord.Damaged damaged -> new ReportText(damaged.number(), null);
        };
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private @Nullable CsvRecord read() throws IOException {
        try {
            return reader.next();
        } catch (CsvLimitException e) {
            throw new FileRefusedException("file.too-many-rows", e.records());
        }
    }
}
