package org.tidewaiter.node.agreements.page;

import java.util.List;

/**
 * One term in two texts.
 *
 * @param change what the second makes of it
 * @param words what it makes of it, in one sentence; empty where nothing changes
 */
public record ComparedTerm(String label, List<String> before, List<String> after, Change change, String words) {

    public ComparedTerm {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** What a change means for what travels. */
    public enum Change {
        SAME,
        WIDER,
        NARROWER,
        /** Wider in one respect and narrower in another, or neither. */
        OTHER
    }

    public boolean changed() {
        return change != Change.SAME;
    }
}
