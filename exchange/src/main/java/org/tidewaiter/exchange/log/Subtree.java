package org.tidewaiter.exchange.log;

/**
 * A complete subtree: its hash never changes, however the log grows.
 *
 * @param level 0 for a single entry, and one more for each doubling
 * @param index which one of its level, from 0
 */
public record Subtree(int level, long index) {

    /** Its place when all nodes are read from left to right: entries stand at even places, and growth appends. */
    public long place() {
        return (index << (level + 1)) + (1L << level) - 1;
    }

    Subtree parent() {
        return new Subtree(level + 1, index >> 1);
    }

    boolean isRight() {
        return (index & 1) == 1;
    }
}
