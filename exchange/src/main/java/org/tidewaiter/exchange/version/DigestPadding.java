package org.tidewaiter.exchange.version;

/**
 * How many digests a version shows: the next of a few fixed sizes, filled up with decoys, so that their number tells
 * nothing of what is withheld.
 */
final class DigestPadding {

    static final int SMALLEST = 16;
    static final int LARGEST = 256;

    private DigestPadding() {}

    /** The size for that many disclosures. */
    static int sizeFor(int disclosures) {
        if (disclosures < 0 || disclosures > LARGEST) {
            throw new IllegalArgumentException("a version has at most " + LARGEST + " parts");
        }
        return disclosures <= SMALLEST ? SMALLEST : Integer.highestOneBit(disclosures - 1) << 1;
    }

    static boolean isPadded(int digests) {
        return digests >= SMALLEST && digests <= LARGEST && Integer.bitCount(digests) == 1;
    }
}
