package org.tidewaiter.exchange.reconciliation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.version.Digest;

/**
 * A tree of digests over holdings: {@value Prefix#WIDTH} nodes by the first byte of the key, under each as many leaves by the
 * second. A leaf's digest is SHA-256 over a zero byte and the lines of its holdings, each ended by a line feed; an inner
 * node's is SHA-256 over a one byte and its children's digests. What holds nothing has the digest of no bytes. It takes
 * 2 MiB, however many holdings there are.
 */
public final class HoldingTree {

    /** What stands for a node under which nothing is held. */
    public static final Digest EMPTY = Digest.sha256(new byte[0]);

    private static final byte LEAF = 0;
    private static final byte INNER = 1;
    private static final int DIGEST = 32;

    private final byte[] leaves;
    private final long count;
    private final Digest root;

    private HoldingTree(byte[] leaves, long count) {
        this.leaves = leaves;
        this.count = count;
        this.root = digest(Prefix.ROOT);
    }

    /** How many versions are held. */
    public long count() {
        return count;
    }

    public Digest root() {
        return root;
    }

    /** The digests of a node's children, in order. */
    public List<Digest> children(Prefix prefix) {
        return prefix.children().stream().map(this::digest).toList();
    }

    public Digest digest(Prefix prefix) {
        if (prefix.isLeaf()) {
            int at = prefix.firstLeaf() * DIGEST;
            return Digest.of(Arrays.copyOfRange(leaves, at, at + DIGEST));
        }
        return inner(children(prefix));
    }

    /** The digest of a node with these children. */
    static Digest inner(List<Digest> children) {
        if (children.stream().allMatch(EMPTY::equals)) {
            return EMPTY;
        }
        byte[] bytes = new byte[1 + children.size() * DIGEST];
        bytes[0] = INNER;
        for (int i = 0; i < children.size(); i++) {
            System.arraycopy(children.get(i).bytes(), 0, bytes, 1 + i * DIGEST, DIGEST);
        }
        return Digest.sha256(bytes);
    }

    /** The digest of a leaf with these holdings. */
    static Digest leaf(List<Holding> holdings) {
        LeafDigest leaf = new LeafDigest();
        holdings.forEach(leaf::add);
        return Digest.of(leaf.end());
    }

    /** A leaf's digest under way. */
    private static final class LeafDigest {

        private final MessageDigest sha256 = Digests.sha256();
        private boolean empty = true;

        void add(Holding holding) {
            if (empty) {
                sha256.update(LEAF);
                empty = false;
            }
            sha256.update(holding.line().getBytes(StandardCharsets.US_ASCII));
            sha256.update((byte) '\n');
        }

        byte[] end() {
            empty = true;
            return sha256.digest();
        }
    }

    /** Takes holdings in their order and keeps none of them. For one thread. */
    public static final class Builder {

        private final byte[] leaves = new byte[Prefix.LEAVES * DIGEST];
        private final LeafDigest open = new LeafDigest();
        private int at;
        private long count;
        private @Nullable Holding last;

        /**
         * Adds the next holding.
         *
         * @return the place of its leaf, from 0
         * @throws IllegalArgumentException if it does not come after the one before
         */
        public int add(Holding holding) {
            if (last != null && Holding.ORDER.compare(last, holding) >= 0) {
                throw new IllegalArgumentException("holdings come in their order, each once");
            }
            int leaf = Prefix.leafOf(Holding.key(holding.identity())).firstLeaf();
            closeUpTo(leaf);
            open.add(holding);
            last = holding;
            count++;
            return leaf;
        }

        private void closeUpTo(int leaf) {
            while (at < leaf) {
                System.arraycopy(open.end(), 0, leaves, at * DIGEST, DIGEST);
                at++;
            }
        }

        /** The tree of all that was added. */
        public HoldingTree build() {
            closeUpTo(Prefix.LEAVES);
            return new HoldingTree(leaves, count);
        }
    }
}
