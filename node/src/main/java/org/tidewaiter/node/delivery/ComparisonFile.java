package org.tidewaiter.node.delivery;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a comparison cannot keep in memory: written at the end, read anywhere, gone when it is closed. */
public final class ComparisonFile implements Closeable {

    private final FileChannel file;

    private ComparisonFile(FileChannel file) {
        this.file = file;
    }

    /** A new file in that folder, which is made if need be. */
    public static ComparisonFile in(Path folder) {
        try {
            Files.createDirectories(folder);
            Path path = Files.createTempFile(folder, "comparison", ".tmp");
            return new ComparisonFile(FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException e) {
            throw new UncheckedIOException("no file for a comparison", e);
        }
    }

    /** Writes to its end; not to be closed. */
    public OutputStream out() {
        return Channels.newOutputStream(file);
    }

    /** Writes to its end, and says from where on. */
    public long append(byte[] bytes) {
        try {
            long from = file.position();
            out().write(bytes);
            return from;
        } catch (IOException e) {
            throw new UncheckedIOException("the file of a comparison cannot be written", e);
        }
    }

    /** What stands there, up to the end of the file. */
    public byte[] read(long from, int length) {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        try {
            while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {}
        } catch (IOException e) {
            throw new UncheckedIOException("the file of a comparison cannot be read", e);
        }
        return bytes.array();
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the file of a comparison cannot be closed", e);
        }
    }
}
