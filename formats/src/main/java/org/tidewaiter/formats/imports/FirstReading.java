package org.tidewaiter.formats.imports;

import java.io.Closeable;
import java.io.IOException;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.mapping.Grouping;
import org.tidewaiter.formats.mapping.RowMapper;
import org.tidewaiter.formats.rows.ReadRow;
import org.tidewaiter.formats.rows.RowCursor;
import org.tidewaiter.formats.rows.RowFile;

/** What the first reading of a file finds out: how many rows it has, and which of them belong together. */
final class FirstReading implements Closeable {

    private final long rows;
    private final BitSet lastRows;
    private final @Nullable RepeatedRows repeated;
    private final RepeatedRows.@Nullable Counts counts;

    private FirstReading(
            long rows, BitSet lastRows, @Nullable RepeatedRows repeated, RepeatedRows.@Nullable Counts counts) {
        this.rows = rows;
        this.lastRows = lastRows;
        this.repeated = repeated;
        this.counts = counts;
    }

    static FirstReading of(RowFile file, Grouping grouping, RowMapper mapper) throws IOException {
        return switch (grouping) {
            case Grouping.Key key -> byKey(file, mapper);
            case Grouping.RowDigest digest -> byDigest(file);
        };
    }

    private static FirstReading byKey(RowFile file, RowMapper mapper) throws IOException {
        try (RowCursor cursor = file.rows();
                LastRows lastRows = new LastRows()) {
            long rows = 0;
            for (ReadRow row = cursor.next(); row != null; row = cursor.next()) {
                rows++;
                String key = mapper.key(row, null);
                if (key != null) {
                    lastRows.add(key, (int) row.number());
                }
            }
            return new FirstReading(rows, lastRows.find(), null, null);
        }
    }

    private static FirstReading byDigest(RowFile file) throws IOException {
        RepeatedRows repeated = new RepeatedRows();
        try (RowCursor cursor = file.rows()) {
            RowDigests digests = new RowDigests(file.columns());
            long rows = 0;
            for (ReadRow row = cursor.next(); row != null; row = cursor.next()) {
                rows++;
                String digest = digests.of(row);
                if (digest != null) {
                    repeated.add(digest, (int) row.number());
                }
            }
            return new FirstReading(rows, new BitSet(), repeated, repeated.counts());
        } catch (IOException | RuntimeException e) {
            repeated.close();
            throw e;
        }
    }

    /** Rows of the file. */
    long rows() {
        return rows;
    }

    /** Whether no later row belongs to the same report. */
    boolean isLast(long row) {
        return lastRows.get((int) row);
    }

    /** How many equal rows stand before that row; asked in ascending order. */
    long before(long row) throws IOException {
        return counts == null ? 0 : counts.before((int) row);
    }

    @Override
    public void close() throws IOException {
        if (repeated != null) {
            repeated.close();
        }
    }
}
