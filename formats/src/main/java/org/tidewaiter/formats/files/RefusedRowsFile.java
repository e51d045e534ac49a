package org.tidewaiter.formats.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.csv.CsvLimits;
import org.tidewaiter.formats.csv.CsvShape;
import org.tidewaiter.formats.csv.FormulaCells;
import org.tidewaiter.formats.rows.FileSource;
import org.tidewaiter.formats.rows.ReadRow;
import org.tidewaiter.formats.rows.RowCursor;
import org.tidewaiter.formats.rows.RowFile;

/** A file of refused rows: always separated values in UTF-8, whatever the rows were read from. */
public final class RefusedRowsFile {

    /** The columns that stand before the original ones. */
    public static final List<String> ADDED = List.of("row", "rule", "message");

    static final char NOT_OURS = '\0';

    private static final String SEPARATORS = ",;\t|";

    private RefusedRowsFile() {}

    /** The separator of such a file, or {@link #NOT_OURS}. */
    static char separator(FileSource source) throws IOException {
        String start;
        try (InputStream in = source.open()) {
            start = new String(in.readNBytes(64), StandardCharsets.UTF_8);
        }
        String text = start.startsWith("\uFEFF") ? start.substring(1) : start;
        for (char separator : SEPARATORS.toCharArray()) {
            if (text.startsWith(String.join(String.valueOf(separator), ADDED) + separator)) {
                return separator;
            }
        }
        return NOT_OURS;
    }

    static RowFile open(FileSource source, char separator, CsvLimits limits) throws IOException {
        CsvShape shape = new CsvShape(StandardCharsets.UTF_8, separator, true);
        CsvRowFile file = CsvRowFile.open(source, shape, limits);
        List<String> original =
                file.columns().subList(ADDED.size(), file.columns().size());
        return new RowFile() {
            @Override
            public List<String> columns() {
                return original;
            }

            @Override
            public RowCursor rows() throws IOException {
                return new Original(file.rows());
            }
        };
    }

    /** Rows without what was put before them. */
    private record Original(RowCursor rows) implements RowCursor {

        @Override
        public @Nullable ReadRow next() throws IOException {
            return switch (rows.next()) {
                case null -> null;
                case ReadRow.Whole(long number, List<String> cells) -> new ReadRow.Whole(number, original(cells));
                case ReadRow.Damaged row ->
                    new ReadRow.Damaged(row.number(), original(row.cells()), row.fault(), row.certain());
            };
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }

        private static List<String> original(List<String> cells) {
            return cells.subList(Math.min(ADDED.size(), cells.size()), cells.size()).stream()
                    .map(FormulaCells::unescaped)
                    .toList();
        }
    }
}
