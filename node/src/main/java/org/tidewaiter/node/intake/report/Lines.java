package org.tidewaiter.node.intake.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads lines as bytes, one in memory at a time; of a longer line than is allowed nothing is kept. */
final class Lines {

    private static final int USUAL_LENGTH = 2048;

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private long number;

    Lines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /**
     * @param number from 1; blank lines are counted and not given
     * @param bytes null for a line that is too long
     */
    record Line(long number, byte @Nullable [] bytes) {}

    /** The next line that is not blank, or null after the last. */
    @Nullable
    Line next() throws IOException {
        while (at < end || fill()) {
            number++;
            byte[] bytes = bytes();
            if (bytes == null || !isBlank(bytes)) {
                return new Line(number, bytes);
            }
        }
        return null;
    }

    private byte @Nullable [] bytes() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(USUAL_LENGTH);
        boolean tooLong = false;
        boolean ended;
        do {
            int stop = at;
            while (stop < end && buffer[stop] != '\n') {
                stop++;
            }
            tooLong |= line.size() + stop - at > longest;
            if (!tooLong) {
                line.write(buffer, at, stop - at);
            }
            ended = stop < end;
            at = ended ? stop + 1 : stop;
        } while (!ended && fill());
        return tooLong ? null : line.toByteArray();
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte one : bytes) {
            if (!Character.isWhitespace(one & 0xff)) {
                return false;
            }
        }
        return true;
    }
}
