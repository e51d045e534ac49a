package org.tidewaiter.node.delivery.comparison;

import java.util.Locale;

/** How the two ends of a lane differ over one version; "there" is at the receiver, "here" at the sender. */
public enum DifferenceKind {
    /** The receiver has signed that it holds the version, and does not. */
    MISSING_THERE,
    /** The receiver holds other bytes in its place, which verify. */
    OTHER_DIGEST,
    /** The receiver holds another part of it. */
    OTHER_DISCLOSED,
    /** The receiver holds what it should not. */
    UNEXPECTED_THERE,
    /** What the receiver has stored does not verify, or contradicts itself. */
    DAMAGED_THERE,
    /** The sender's own bytes are gone. */
    MISSING_HERE,
    /** The sender's own bytes do not verify, or what is stored beside them says otherwise. */
    DAMAGED_HERE,
    /** The sender's lane knows nothing of the version. */
    RECORD_LOST,
    /** What the sender's lane has recorded of the receipt is not what the bytes say. */
    RECORD_ALTERED;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static DifferenceKind ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
