package org.tidewaiter.node.matching;

import java.util.UUID;

/** Two reports, by their names inside this node, whichever was named first. */
record Pair(UUID first, UUID second) {

    Pair {
        if (first.compareTo(second) >= 0) {
            throw new IllegalArgumentException("the lower of two different names comes first");
        }
    }

    static Pair of(UUID one, UUID other) {
        return one.compareTo(other) < 0 ? new Pair(one, other) : new Pair(other, one);
    }

    boolean has(UUID record) {
        return first.equals(record) || second.equals(record);
    }

    UUID other(UUID record) {
        return first.equals(record) ? second : first;
    }
}
