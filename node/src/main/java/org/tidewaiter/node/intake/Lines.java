package org.tidewaiter.node.intake;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads lines as bytes, one in memory at a time; of a longer line than is allowed nothing is kept. */
final class Lines {

    private final InputStream in;
    private final int longest;
    private long number;

    Lines(InputStream in, int longest) {
        this.in = new BufferedInputStream(in, 1 << 16);
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
        while (true) {
            ByteArrayOutputStream line = new ByteArrayOutputStream(2048);
            int length = 0;
            int value;
            while ((value = in.read()) >= 0 && value != '\n') {
                if (length++ < longest) {
                    line.write(value);
                }
            }
            if (value < 0 && length == 0) {
                return null;
            }
            number++;
            if (length > longest) {
                return new Line(number, null);
            }
            byte[] bytes = line.toByteArray();
            if (!new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).isBlank()) {
                return new Line(number, bytes);
            }
        }
    }
}
