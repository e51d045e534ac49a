package org.tidewaiter.formats.xlsx;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.tidewaiter.formats.rows.FileRefusedException;

/**
 * Refuses markup that does not end: a tag, comment or attribute of megabytes would have to be held in memory by whoever
 * parses it. Text between tags may be as long as it likes.
 */
final class MarkupGuard extends FilterInputStream {

    private static final int LONGEST = 64 * 1024;

    private boolean inside;
    private int length;

    MarkupGuard(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            look((byte) value);
        }
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        int read = super.read(target, offset, count);
        for (int at = offset; at < offset + read; at++) {
            look(target[at]);
        }
        return read;
    }

    private void look(byte value) {
        if (value == '<') {
            inside = true;
            length = 0;
        } else if (value == '>') {
            inside = false;
        } else if (inside && ++length > LONGEST) {
            throw new FileRefusedException("file.workbook-swells");
        }
    }
}
