package org.tidewaiter.formats.reports;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** One report a line; blank lines are counted and passed over. */
final class LineTexts implements ReportTexts {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private long number;

    LineTexts(InputStream in) throws IOException {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.in.mark(BYTE_ORDER_MARK.length);
        if (!java.util.Arrays.equals(this.in.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
            this.in.reset();
        }
    }

    @Override
    public @Nullable ReportText next() throws IOException {
        while (true) {
            ByteArrayOutputStream line = new ByteArrayOutputStream(2048);
            long length = 0;
            boolean blank = true;
            int value;
            while ((value = in.read()) >= 0 && value != '\n') {
                if (length++ < ReportText.LONGEST) {
                    line.write(value);
                }
                blank &= value == ' ' || value == '\t' || value == '\r';
            }
            if (value < 0 && length == 0) {
                return null;
            }
            number++;
            if (!blank) {
                return new ReportText(number, length > ReportText.LONGEST ? null : line.toByteArray());
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
