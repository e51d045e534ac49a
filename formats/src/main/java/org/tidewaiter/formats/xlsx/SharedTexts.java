package org.tidewaiter.formats.xlsx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.rows.FileRefusedException;

/**
 * The texts that cells of a workbook share, as UTF-8 in blocks: a text costs its bytes and eight more. How many there are
 * is counted, not read from the file.
 */
final class SharedTexts {

    private static final int BLOCK = 1 << 18;
    private static final int LONGEST = 64 * 1024;

    private final int most;
    private final List<byte[]> blocks = new ArrayList<>();
    private long[] places = new long[1024];
    private int count;
    private int used = BLOCK;
    private long held;

    SharedTexts(int most) {
        this.most = most;
    }

    /** Reads the part {@code sharedStrings}. */
    void read(Xml xml) throws IOException {
        StringBuilder text = new StringBuilder();
        boolean inText = false;
        boolean phonetic = false;
        while (xml.next()) {
            String started = xml.started();
            String ended = xml.ended();
            if ("si".equals(started)) {
                text.setLength(0);
            } else if ("rPh".equals(started) || "rPh".equals(ended)) {
                phonetic = started != null;
            } else if ("t".equals(started) || "t".equals(ended)) {
                inText = started != null && !phonetic;
            } else if ("si".equals(ended)) {
                add(text.toString());
            } else if (inText) {
                xml.text(text, LONGEST);
            }
        }
    }

    /** The text of that number, or null if there is none. */
    @Nullable
    String get(int number) {
        if (number < 0 || number >= count) {
            return null;
        }
        long place = places[number];
        byte[] block = blocks.get((int) (place >>> 40));
        int offset = (int) (place >>> 20) & 0xFFFFF;
        return new String(block, offset, (int) place & 0xFFFFF, StandardCharsets.UTF_8);
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        held += bytes.length + Long.BYTES;
        if (held > most) {
            throw new FileRefusedException("file.workbook-texts", most >> 20);
        }
        if (used + bytes.length > BLOCK) {
            blocks.add(new byte[BLOCK]);
            used = 0;
        }
        System.arraycopy(bytes, 0, blocks.getLast(), used, bytes.length);
        if (count == places.length) {
            places = Arrays.copyOf(places, count * 2);
        }
        places[count++] = ((long) (blocks.size() - 1) << 40) | ((long) used << 20) | bytes.length;
        used += bytes.length;
    }
}
