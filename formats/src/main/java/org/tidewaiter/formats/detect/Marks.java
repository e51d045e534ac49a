package org.tidewaiter.formats.detect;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Character sets that show in the first bytes. */
final class Marks {

    private static final int LOOKED_AT = 1000;

    private Marks() {}

    /** The charset that a byte order mark, or the zeros of UTF-16, show beyond doubt; else null. */
    static @Nullable Charset charset(byte[] head) {
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (starts(head, 0xFF, 0xFE) || zeros(head, 1)) {
            return StandardCharsets.UTF_16LE;
        }
        if (starts(head, 0xFE, 0xFF) || zeros(head, 0)) {
            return StandardCharsets.UTF_16BE;
        }
        return null;
    }

    private static boolean starts(byte[] head, int... bytes) {
        for (int at = 0; at < bytes.length; at++) {
            if (at >= head.length || (head[at] & 0xFF) != bytes[at]) {
                return false;
            }
        }
        return true;
    }

    /** Whether a tenth of the bytes of one half of each pair are zero, and none of the other: text has no zeros else. */
    private static boolean zeros(byte[] head, int half) {
        int zeros = 0;
        int pairs = Math.min(head.length, LOOKED_AT) / 2;
        for (int pair = 0; pair < pairs; pair++) {
            if (head[2 * pair + 1 - half] == 0) {
                return false;
            }
            zeros += head[2 * pair + half] == 0 ? 1 : 0;
        }
        return pairs > 0 && zeros * 10 >= pairs;
    }
}
