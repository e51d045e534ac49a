package org.tidewaiter.exchange.log;

import java.util.Objects;
import org.tidewaiter.exchange.token.Codes;
import org.tidewaiter.exchange.version.Digest;

/**
 * How far a log had come.
 *
 * @param epoch which of the node's logs; a node that was restored from a copy opens the next one
 * @param size entries in it
 * @param root the hash of the whole tree
 */
public record LogPoint(long epoch, long size, Digest root) {

    public LogPoint {
        Codes.requireNumber(epoch, 1, "the log's epoch");
        Codes.requireNumber(size, 0, "the log's size");
        Objects.requireNonNull(root, "root");
    }

    /** Whether both cannot be true of one log: another root at the same size. */
    public boolean contradicts(LogPoint other) {
        return epoch == other.epoch && size == other.size && !root.equals(other.root);
    }
}
