package org.tidewaiter.formats.imports;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Sorts any number of fingerprints in bounded memory: sorted runs in a temporary file, merged at the end. */
final class SortedRuns implements Closeable {

    /** Entries held in memory; more go to disk. */
    static final int ENTRIES_PER_RUN = 1 << 16;

    private static final int ENTRY_BYTES = 2 * Long.BYTES + Integer.BYTES;
    private static final int BUFFERED_ENTRIES = 512;

    private final int entriesPerRun;
    private final List<Fingerprint> current = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();
    private @Nullable FileChannel file;

    SortedRuns(int entriesPerRun) {
        this.entriesPerRun = entriesPerRun;
    }

    static long longAt(byte[] bytes, int offset) {
        return ByteBuffer.wrap(bytes).getLong(offset);
    }

    void add(Fingerprint entry) throws IOException {
        if (current.size() == entriesPerRun) {
            spill();
        }
        current.add(entry);
    }

    /** All entries in order. */
    Merge sorted() throws IOException {
        current.sort(Fingerprint.BY_KEY_AND_ROW);
        Merge merge = new Merge();
        merge.add(new InMemory(current));
        for (Run run : runs) {
            merge.add(run);
        }
        return merge;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    private void spill() throws IOException {
        current.sort(Fingerprint.BY_KEY_AND_ROW);
        FileChannel channel = file == null ? open() : file;
        file = channel;
        Run run = new Run(channel, channel.size(), current.size());
        ByteBuffer bytes = ByteBuffer.allocate(BUFFERED_ENTRIES * ENTRY_BYTES);
        long position = channel.size();
        for (Fingerprint entry : current) {
            bytes.putLong(entry.high()).putLong(entry.low()).putInt(entry.row());
            if (!bytes.hasRemaining()) {
                position += write(channel, bytes.flip(), position);
                bytes.clear();
            }
        }
        write(channel, bytes.flip(), position);
        runs.add(run);
        current.clear();
    }

    private static int write(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        int written = 0;
        while (bytes.hasRemaining()) {
            written += channel.write(bytes, position + written);
        }
        return written;
    }

    private static FileChannel open() throws IOException {
        Path path = Files.createTempFile("tidewaiter-keys", ".tmp");
        return FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    /** Entries in order. */
    private interface Sequence {
        @Nullable
        Fingerprint next() throws IOException;
    }

    private static final class InMemory implements Sequence {
        private final List<Fingerprint> entries;
        private int position;

        InMemory(List<Fingerprint> entries) {
            this.entries = entries;
        }

        @Override
        public @Nullable Fingerprint next() {
            return position < entries.size() ? entries.get(position++) : null;
        }
    }

    private static final class Run implements Sequence {
        private final FileChannel channel;
        private final ByteBuffer buffer =
                ByteBuffer.allocate(BUFFERED_ENTRIES * ENTRY_BYTES).limit(0);
        private long position;
        private int left;

        Run(FileChannel channel, long position, int entries) {
            this.channel = channel;
            this.position = position;
            this.left = entries;
        }

        @Override
        public @Nullable Fingerprint next() throws IOException {
            if (left == 0) {
                return null;
            }
            if (!buffer.hasRemaining()) {
                refill();
            }
            left--;
            return new Fingerprint(buffer.getLong(), buffer.getLong(), buffer.getInt());
        }

        private void refill() throws IOException {
            buffer.clear().limit(Math.min(left, BUFFERED_ENTRIES) * ENTRY_BYTES);
            while (buffer.hasRemaining()) {
                int count = channel.read(buffer, position);
                if (count < 0) {
                    throw new IOException("temporary file has been cut");
                }
                position += count;
            }
            buffer.flip();
        }
    }

    /** Entries of several sequences in one order. */
    static final class Merge {
        private final PriorityQueue<Head> heads =
                new PriorityQueue<>(Comparator.comparing(Head::entry, Fingerprint.BY_KEY_AND_ROW));

        private Merge() {}

        /** The next entry, or null after the last. */
        @Nullable
        Fingerprint next() throws IOException {
            Head head = heads.poll();
            if (head == null) {
                return null;
            }
            add(head.rest());
            return head.entry();
        }

        private void add(Sequence sequence) throws IOException {
            Fingerprint entry = sequence.next();
            if (entry != null) {
                heads.add(new Head(entry, sequence));
            }
        }

        private record Head(Fingerprint entry, Sequence rest) {}
    }
}
