package org.tidewaiter.formats.imports;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.BitSet;

/**
 * Finds the rows that are the last of their key, at a bit a row: fingerprints of the keys are sorted in runs on disk.
 * Fingerprints are 128 bits of SHA-256 over a random salt and the key, so that what stands on disk tells nothing.
 */
final class LastRows implements Closeable {

    private final SortedRuns runs;
    private final byte[] salt = new byte[32];
    private final MessageDigest sha256;

    LastRows() {
        this(SortedRuns.ENTRIES_PER_RUN);
    }

    LastRows(int entriesPerRun) {
        this.runs = new SortedRuns(entriesPerRun);
        new SecureRandom().nextBytes(salt);
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Tells that {@code row} has that key; rows come in ascending order. */
    void add(String key, int row) throws IOException {
        sha256.update(salt);
        byte[] digest = sha256.digest(key.getBytes(StandardCharsets.UTF_8));
        runs.add(new Fingerprint(SortedRuns.longAt(digest, 0), SortedRuns.longAt(digest, Long.BYTES), row));
    }

    /** A bit for each row that is the last of its key. */
    BitSet find() throws IOException {
        BitSet last = new BitSet();
        var sorted = runs.sorted();
        Fingerprint previous = sorted.next();
        while (previous != null) {
            Fingerprint current = sorted.next();
            if (current == null || !current.sameKey(previous)) {
                last.set(previous.row());
            }
            previous = current;
        }
        return last;
    }

    @Override
    public void close() throws IOException {
        runs.close();
    }
}
