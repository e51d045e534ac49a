package org.tidewaiter.formats.imports;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Counts how many equal rows stand before each row, in bounded memory: digests are sorted on disk, and what is no first is
 * sorted again by its row.
 */
final class RepeatedRows implements Closeable {

    private final SortedRuns byDigest;
    private final SortedRuns byRow;

    RepeatedRows() {
        this(SortedRuns.ENTRIES_PER_RUN);
    }

    RepeatedRows(int entriesPerRun) {
        this.byDigest = new SortedRuns(entriesPerRun);
        this.byRow = new SortedRuns(entriesPerRun);
    }

    /** Tells that {@code row} has that digest of 128 bits, in hex. */
    void add(String digest, int row) throws IOException {
        ByteBuffer bits = ByteBuffer.wrap(HexFormat.of().parseHex(digest));
        byDigest.add(new Fingerprint(bits.getLong(), bits.getLong(), row));
    }

    /** The counts, once all rows have been told. */
    Counts counts() throws IOException {
        var sorted = byDigest.sorted();
        Fingerprint previous = null;
        long before = 0;
        for (Fingerprint entry = sorted.next(); entry != null; entry = sorted.next()) {
            before = previous != null && entry.sameKey(previous) ? before + 1 : 0;
            if (before > 0) {
                byRow.add(new Fingerprint(entry.row(), before, 0));
            }
            previous = entry;
        }
        return new Counts(byRow.sorted());
    }

    @Override
    public void close() throws IOException {
        try (byRow) {
            byDigest.close();
        }
    }

    /** Gives the counts of rows in their order. */
    static final class Counts {
        private final SortedRuns.Merge repeated;
        private @Nullable Fingerprint next;

        private Counts(SortedRuns.Merge repeated) throws IOException {
            this.repeated = repeated;
            this.next = repeated.next();
        }

        /** How many equal rows stand before that row; asked for rows in ascending order. */
        long before(int row) throws IOException {
            while (next != null && next.high() < row) {
                next = repeated.next();
            }
            return next != null && next.high() == row ? next.low() : 0;
        }
    }
}
