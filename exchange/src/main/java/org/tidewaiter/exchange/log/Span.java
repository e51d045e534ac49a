package org.tidewaiter.exchange.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tidewaiter.exchange.version.Digest;

/**
 * A node of the tree: the entries from {@code start} up to, and without, {@code end}. Split as RFC 9162 says: left stands the
 * largest power of two below its size.
 */
record Span(long start, long end) {

    /** The whole tree of that size. */
    static Span whole(long size) {
        return new Span(0, size);
    }

    long size() {
        return end - start;
    }

    boolean isLeaf() {
        return size() == 1;
    }

    Span left() {
        return new Span(start, middle());
    }

    Span right() {
        return new Span(middle(), end);
    }

    private long middle() {
        return start + Long.highestOneBit(size() - 1);
    }

    private boolean isComplete() {
        return Long.bitCount(size()) == 1;
    }

    private Subtree subtree() {
        int level = Long.numberOfTrailingZeros(size());
        return new Subtree(level, start >> level);
    }

    /** The complete subtrees that it is made of, from the largest to the smallest. */
    List<Subtree> subtrees() {
        List<Subtree> subtrees = new ArrayList<>();
        Span rest = this;
        while (!rest.isComplete()) {
            subtrees.add(rest.left().subtree());
            rest = rest.right();
        }
        subtrees.add(rest.subtree());
        return subtrees;
    }

    /**
     * Its hash, from those of its subtrees.
     *
     * @throws LogDamagedException if one of them is missing
     */
    Digest hash(Map<Subtree, Digest> hashes) {
        List<Subtree> subtrees = subtrees().reversed();
        Digest hash = required(hashes, subtrees.getFirst());
        for (Subtree left : subtrees.subList(1, subtrees.size())) {
            hash = TreeHash.node(required(hashes, left), hash);
        }
        return hash;
    }

    private static Digest required(Map<Subtree, Digest> hashes, Subtree subtree) {
        Digest hash = hashes.get(subtree);
        if (hash == null) {
            throw new LogDamagedException(subtree);
        }
        return hash;
    }
}
