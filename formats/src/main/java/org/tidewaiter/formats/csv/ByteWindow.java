package org.tidewaiter.formats.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** The bytes from the start of the current record on, at most {@code capacity} of them. */
final class ByteWindow implements Closeable {

    private static final int SPARE = 64 * 1024;

    private final InputStream in;
    private final int capacity;
    private final byte[] bytes;
    private int start;
    private int end;
    private boolean exhausted;

    ByteWindow(InputStream in, int capacity) {
        this.in = in;
        this.capacity = capacity;
        this.bytes = new byte[capacity + SPARE];
    }

    /** Whether there is a byte at {@code offset} from the start of the window. */
    boolean ensure(int offset) throws IOException {
        if (start + offset < end) {
            return true;
        }
        return offset < capacity && fill(offset);
    }

    /** Where one of the bytes stands first from {@code from} on; where the window or the file ends, if nowhere. */
    int find(int from, byte one, byte other) throws IOException {
        int at = from;
        while (ensure(at)) {
            int position = start + at;
            while (position < end) {
                byte value = bytes[position];
                if (value == one || value == other) {
                    return position - start;
                }
                position++;
            }
            at = end - start;
        }
        return at;
    }

    /** Whether the file ends at {@code offset}, as opposed to the window. */
    boolean ended(int offset) {
        return exhausted && start + offset >= end;
    }

    byte at(int offset) {
        return bytes[start + offset];
    }

    ByteBuffer slice(int from, int to) {
        return ByteBuffer.wrap(bytes, start + from, to - from);
    }

    void consume(int count) {
        start += Math.min(count, end - start);
    }

    /** Goes on to the byte after the next line feed. */
    void consumeLine() throws IOException {
        while (ensure(0)) {
            byte value = at(0);
            consume(1);
            if (value == '\n') {
                return;
            }
        }
    }

    void skipByteOrderMark() throws IOException {
        if (ensure(2) && at(0) == (byte) 0xEF && at(1) == (byte) 0xBB && at(2) == (byte) 0xBF) {
            consume(3);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean fill(int offset) throws IOException {
        if (start + offset >= bytes.length) {
            System.arraycopy(bytes, start, bytes, 0, end - start);
            end -= start;
            start = 0;
        }
        while (!exhausted && start + offset >= end) {
            int count = in.read(bytes, end, bytes.length - end);
            if (count < 0) {
                exhausted = true;
            } else {
                end += count;
            }
        }
        return start + offset < end;
    }
}
