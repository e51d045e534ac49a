package org.tidewaiter.node.delivery.partner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Reads a request's body with a greatest size and one deadline for all of it: a byte a second wins nothing. */
public final class BoundedBody {

    private static final int CHUNK = 64 * 1024;

    private BoundedBody() {}

    /** The body is longer than allowed, or took longer. */
    public static final class BrokenBoundException extends IOException {

        private static final long serialVersionUID = 1L;

        private final boolean late;

        private BrokenBoundException(boolean late) {
            super(late ? "the body took too long" : "the body is too long");
            this.late = late;
        }

        public boolean late() {
            return late;
        }
    }

    /**
     * Reads the whole body.
     *
     * @param announced length that the caller announced, negative if none
     * @throws BrokenBoundException if it breaks a bound
     */
    public static byte[] read(InputStream body, long announced, int longest, Duration within) throws IOException {
        if (announced > longest) {
            throw new BrokenBoundException(false);
        }
        long deadline = System.nanoTime() + within.toNanos();
        ByteArrayOutputStream read = new ByteArrayOutputStream(announced > 0 ? (int) announced : CHUNK);
        byte[] chunk = new byte[CHUNK];
        int length = body.read(chunk);
        while (length >= 0) {
            read.write(chunk, 0, length);
            if (read.size() > longest) {
                throw new BrokenBoundException(false);
            }
            if (System.nanoTime() > deadline) {
                throw new BrokenBoundException(true);
            }
            length = body.read(chunk);
        }
        return read.toByteArray();
    }
}
