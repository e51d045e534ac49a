package org.tidewaiter.formats.imports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.rows.ReadRow;

/**
 * What rows are known by that have no key of their own: 128 bits of SHA-256 over the names of their columns and what is in
 * them. The order of columns, blanks around cells and blank cells do not count.
 */
final class RowDigests {

    private static final int BYTES = 16;

    private final List<String> columns;
    private final int[] order;
    private final MessageDigest sha256;

    RowDigests(List<String> columns) {
        this.columns = columns;
        this.order = IntStream.range(0, columns.size())
                .boxed()
                .sorted(Comparator.comparing(columns::get))
                .mapToInt(Integer::intValue)
                .toArray();
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The digest in hex, or null for a row that is damaged or has too few or too many cells. */
    @Nullable
    String of(ReadRow row) {
        if (!(row instanceof ReadRow.Whole) || row.cells().size() != columns.size()) {
            return null;
        }
        for (int column : order) {
            String cell = row.cells().get(column).strip();
            if (!cell.isEmpty()) {
                add(columns.get(column));
                add(cell);
            }
        }
        return HexFormat.of().formatHex(sha256.digest(), 0, BYTES);
    }

    /** With its length, so that no two rows run together to the same bytes. */
    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha256.update(new byte[] {
            (byte) (bytes.length >> 24), (byte) (bytes.length >> 16), (byte) (bytes.length >> 8), (byte) bytes.length
        });
        sha256.update(bytes);
    }
}
