package org.tidewaiter.exchange.reconciliation;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A node of the tree: the holdings whose keys begin with these bytes. None is the root, {@value #DEPTH} make a leaf.
 *
 * @param text the bytes in lower-case hexadecimal
 */
public record Prefix(String text) {

    // First, for the root is made with it.
    private static final HexFormat HEX = HexFormat.of();

    public static final Prefix ROOT = new Prefix("");

    /** Children of each node that is no leaf. */
    public static final int WIDTH = 256;

    /** Bytes of a leaf's prefix. */
    public static final int DEPTH = 2;

    /** Leaves of a tree. */
    static final int LEAVES = WIDTH * WIDTH;

    public Prefix {
        if (text.length() > 2 * DEPTH || !HEX.formatHex(HEX.parseHex(text)).equals(text)) {
            throw new IllegalArgumentException("a prefix is at most two bytes in lower-case hexadecimal");
        }
    }

    public boolean isLeaf() {
        return text.length() == 2 * DEPTH;
    }

    /**
     * Its children, in order.
     *
     * @throws IllegalStateException if it is a leaf
     */
    public List<Prefix> children() {
        if (isLeaf()) {
            throw new IllegalStateException("a leaf has no children");
        }
        return IntStream.range(0, WIDTH)
                .mapToObj(at -> new Prefix(text + HEX.toHexDigits((byte) at)))
                .toList();
    }

    /** The place among the leaves of the first leaf under it. */
    int firstLeaf() {
        return text.isEmpty() ? 0 : Integer.parseInt(text, 16) << (Byte.SIZE * DEPTH - 4 * text.length());
    }

    /** The leaf under which a key stands. */
    public static Prefix leafOf(byte[] key) {
        return new Prefix(HEX.formatHex(key, 0, DEPTH));
    }
}
