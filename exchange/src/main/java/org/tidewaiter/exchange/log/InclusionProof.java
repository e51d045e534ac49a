package org.tidewaiter.exchange.log;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.SortedSet;
import org.tidewaiter.exchange.version.Digest;

/**
 * Proof that some entries are in a tree, for all of them at once: the hashes of the largest parts of the tree without any of
 * them, from left to right. For one entry these are the hashes of its path in RFC 9162, section 2.1.3.
 */
public final class InclusionProof {

    private InclusionProof() {}

    /**
     * Proves those entries.
     *
     * @param indexes at least one, each below the size
     */
    public static List<Digest> create(SortedSet<Long> indexes, long size, Hashes hashes) {
        if (indexes.isEmpty() || indexes.first() < 0 || indexes.last() >= size) {
            throw new IllegalArgumentException("the entries are not in a tree of that size");
        }
        List<Span> without = new ArrayList<>();
        without(Span.whole(size), indexes, without);
        return hashes(without, hashes);
    }

    private static void without(Span span, SortedSet<Long> indexes, List<Span> found) {
        SortedSet<Long> within = indexes.subSet(span.start(), span.end());
        if (within.isEmpty()) {
            found.add(span);
        } else if (!span.isLeaf()) {
            without(span.left(), within, found);
            without(span.right(), within, found);
        }
    }

    /** The hashes of those parts of a tree, read at once. */
    static List<Digest> hashes(List<Span> spans, Hashes hashes) {
        Map<Subtree, Digest> read = hashes.of(
                spans.stream().flatMap(span -> span.subtrees().stream()).toList());
        return spans.stream().map(span -> span.hash(read)).toList();
    }

    /**
     * Whether the proof leads from those entries to that root.
     *
     * @param leaves hashes of the entries by their index
     */
    public static boolean proves(SortedMap<Long, Digest> leaves, long size, List<Digest> proof, Digest root) {
        if (leaves.isEmpty() || leaves.firstKey() < 0 || leaves.lastKey() >= size) {
            return false;
        }
        try {
            Iterator<Digest> rest = proof.iterator();
            return hash(Span.whole(size), leaves, rest).equals(root) && !rest.hasNext();
        } catch (NoSuchElementException tooShort) {
            return false;
        }
    }

    private static Digest hash(Span span, SortedMap<Long, Digest> leaves, Iterator<Digest> proof) {
        SortedMap<Long, Digest> within = leaves.subMap(span.start(), span.end());
        if (within.isEmpty()) {
            return proof.next();
        }
        if (span.isLeaf()) {
            return within.firstEntry().getValue();
        }
        Digest left = hash(span.left(), within, proof);
        return TreeHash.node(left, hash(span.right(), within, proof));
    }
}
