package org.tidewaiter.exchange.log;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tidewaiter.exchange.token.Codes;
import org.tidewaiter.exchange.version.Digest;

/**
 * The right edge of a tree, which is all that appending needs: one hash for each complete subtree that the tree is made of.
 * Notes every subtree that became complete.
 */
public final class GrowingTree {

    private final List<Digest> peaks;
    private final Map<Subtree, Digest> completed = new HashMap<>();
    private final Map<Subtree, Digest> known = new HashMap<>();
    private long size;

    /**
     * A tree as it stood.
     *
     * @param peaks hashes of the complete subtrees, the largest first
     * @throws IllegalArgumentException if these are not as many as a tree of that size has
     */
    public GrowingTree(long size, List<Digest> peaks) {
        Codes.requireNumber(size, 0, "the size");
        if (peaks.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException("a tree of " + size + " has other subtrees than " + peaks.size());
        }
        this.size = size;
        this.peaks = new ArrayList<>(peaks);
        List<Subtree> parts = size == 0 ? List.of() : Span.whole(size).subtrees();
        for (int i = 0; i < parts.size(); i++) {
            known.put(parts.get(i), peaks.get(i));
        }
    }

    /** A tree without entries. */
    public GrowingTree() {
        this(0, List.of());
    }

    /**
     * Appends an entry by its hash.
     *
     * @return its index, from 0
     */
    public long append(Digest leaf) {
        Subtree subtree = new Subtree(0, size);
        Digest hash = leaf;
        complete(subtree, hash);
        while (subtree.isRight()) {
            hash = TreeHash.node(peaks.removeLast(), hash);
            subtree = subtree.parent();
            complete(subtree, hash);
        }
        peaks.add(hash);
        return size++;
    }

    private void complete(Subtree subtree, Digest hash) {
        completed.put(subtree, hash);
        known.put(subtree, hash);
    }

    public long size() {
        return size;
    }

    /** The subtrees that the tree is made of now, the largest first. */
    public List<Digest> peaks() {
        return List.copyOf(peaks);
    }

    /** The hash of every subtree, entries among them, that became complete since this object was made. */
    public Map<Subtree, Digest> completed() {
        return Collections.unmodifiableMap(completed);
    }

    /** The same, and those that the tree was made of before: all that a proof of new entries needs. */
    public Map<Subtree, Digest> known() {
        return Collections.unmodifiableMap(known);
    }

    public Digest root() {
        if (peaks.isEmpty()) {
            return TreeHash.EMPTY;
        }
        Digest root = peaks.getLast();
        for (Digest left : peaks.reversed().subList(1, peaks.size())) {
            root = TreeHash.node(left, root);
        }
        return root;
    }
}
