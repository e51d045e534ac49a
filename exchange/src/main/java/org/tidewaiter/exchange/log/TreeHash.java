package org.tidewaiter.exchange.log;

import java.util.Arrays;
import org.tidewaiter.exchange.token.Codes;
import org.tidewaiter.exchange.version.Digest;

/** The hashes of RFC 9162, section 2.1.1: leaves and inner nodes begin differently, so that none passes for the other. */
public final class TreeHash {

    /** The root of the tree without entries. */
    public static final Digest EMPTY = Digest.sha256(new byte[0]);

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private TreeHash() {}

    /** The hash of an entry at its place. */
    public static Digest leaf(byte[] entry) {
        byte[] input = new byte[1 + entry.length];
        input[0] = LEAF;
        System.arraycopy(entry, 0, input, 1, entry.length);
        return Digest.sha256(input);
    }

    /** The hash of an inner node. */
    public static Digest node(Digest left, Digest right) {
        byte[] input = Arrays.copyOf(new byte[] {NODE}, 1 + 2 * Codes.DIGEST_BYTES);
        System.arraycopy(left.bytes(), 0, input, 1, Codes.DIGEST_BYTES);
        System.arraycopy(right.bytes(), 0, input, 1 + Codes.DIGEST_BYTES, Codes.DIGEST_BYTES);
        return Digest.sha256(input);
    }
}
