package org.tidewaiter.node.intake.refusal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Passes on a number of bytes and not one more. */
public final class BoundedStream extends FilterInputStream {

    private final long limit;
    private long count;

    public BoundedStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    /** Reads all of it. */
    public static byte[] all(InputStream in, long limit) throws IOException {
        try (BoundedStream bounded = new BoundedStream(in, limit)) {
            return bounded.readAllBytes();
        }
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            passed(1);
        }
        return value;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        if (read > 0) {
            passed(read);
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void passed(int bytes) {
        count += bytes;
        if (count > limit) {
            throw IntakeProblems.tooLarge();
        }
    }
}
