package org.tidewaiter.formats.imports;

import java.util.Comparator;

/** 128 bits that stand for a key, and a row that has it. */
record Fingerprint(long high, long low, int row) {

    static final Comparator<Fingerprint> BY_KEY_AND_ROW = Comparator.comparingLong(Fingerprint::high)
            .thenComparingLong(Fingerprint::low)
            .thenComparingInt(Fingerprint::row);

    boolean sameKey(Fingerprint other) {
        return high == other.high && low == other.low;
    }
}
