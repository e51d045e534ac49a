package org.tidewaiter.exchange.log;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.tidewaiter.exchange.version.Digest;

/** Proof that a tree only grew: that of RFC 9162, section 2.1.4. Nothing needs proof of the tree without entries. */
public final class ConsistencyProof {

    /** Most hashes that a proof can have. */
    public static final int LONGEST = 64;

    private ConsistencyProof() {}

    /**
     * Proves that the tree of size {@code from} is the beginning of that of size {@code to}.
     *
     * @throws IllegalArgumentException if it is not the smaller one
     */
    public static List<Digest> create(long from, long to, Hashes hashes) {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("a tree grows from the smaller size to the larger");
        }
        if (from == 0) {
            return List.of();
        }
        List<Span> parts = new ArrayList<>();
        parts(from, Span.whole(to), true, parts);
        return InclusionProof.hashes(parts, hashes);
    }

    /** @param edge whether the older tree is known here by its root */
    private static void parts(long from, Span span, boolean edge, List<Span> parts) {
        if (from == span.end()) {
            if (!edge) {
                parts.add(span);
            }
        } else if (from <= span.left().end()) {
            parts(from, span.left(), edge, parts);
            parts.add(span.right());
        } else {
            parts(from, span.right(), false, parts);
            parts.add(span.left());
        }
    }

    /** Whether the proof shows that the older tree is the beginning of the newer one. */
    public static boolean proves(LogPoint older, LogPoint newer, List<Digest> proof) {
        if (older.epoch() != newer.epoch() || older.size() > newer.size()) {
            return false;
        }
        if (older.size() == 0) {
            return proof.isEmpty() && older.root().equals(TreeHash.EMPTY);
        }
        try {
            Iterator<Digest> rest = proof.iterator();
            Roots roots = roots(older, Span.whole(newer.size()), true, rest);
            return roots.older().equals(older.root()) && roots.newer().equals(newer.root()) && !rest.hasNext();
        } catch (NoSuchElementException tooShort) {
            return false;
        }
    }

    private record Roots(Digest older, Digest newer) {}

    private static Roots roots(LogPoint from, Span span, boolean edge, Iterator<Digest> proof) {
        if (from.size() == span.end()) {
            Digest same = edge ? from.root() : proof.next();
            return new Roots(same, same);
        }
        if (from.size() <= span.left().end()) {
            Roots left = roots(from, span.left(), edge, proof);
            return new Roots(left.older(), TreeHash.node(left.newer(), proof.next()));
        }
        Roots right = roots(from, span.right(), false, proof);
        Digest left = proof.next();
        return new Roots(TreeHash.node(left, right.older()), TreeHash.node(left, right.newer()));
    }
}
