package org.tidewaiter.node.delivery.partner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.delivery.StartRefusedException;
import org.tidewaiter.node.settings.NodeSettings;

/**
 * The name under which this process claims lanes. It is kept in the data directory and guarded by a lock on that file:
 * whoever starts with it after a crash knows that the former process is gone, and need not wait for its leases to end.
 * Should the lock fail to keep two apart (a network file system), the fencing number still does.
 */
@Component
public class Instance implements DisposableBean {

    private static final int UUID_LENGTH = 36;

    private final FileChannel channel;
    private final String id;

    Instance(NodeSettings settings) {
        Path file = settings.data().resolve("instance");
        try {
            Files.createDirectories(settings.data());
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new StartRefusedException("Another process uses " + settings.data()
                        + " already. Stop it, or give this one a tidewaiter.data of its own.");
            }
            id = readOrWrite(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + file + " cannot be used", e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    private static String readOrWrite(FileChannel channel) throws IOException {
        ByteBuffer stored = ByteBuffer.allocate(UUID_LENGTH);
        if (channel.read(stored, 0) == UUID_LENGTH) {
            return UUID.fromString(new String(stored.array(), StandardCharsets.US_ASCII))
                    .toString();
        }
        String fresh = UUID.randomUUID().toString();
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(fresh.getBytes(StandardCharsets.US_ASCII)), 0);
        channel.force(true);
        return fresh;
    }

    public String id() {
        return id;
    }

    @Override
    public void destroy() throws IOException {
        channel.close();
    }
}
