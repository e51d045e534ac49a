package org.tidewaiter.trials;

import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** A report that a node has taken, and what it was told of it since. */
final class Filed {

    private final String sourceKey;
    private final UUID record;
    private volatile ObjectNode content;
    private volatile boolean inScope;
    private volatile int version = 1;
    private volatile boolean withdrawn;

    /**
     * A report in its first version.
     *
     * @param content as it was handed in, without its personal part
     * @param inScope whether the agreement of its node covers that content
     */
    Filed(String sourceKey, UUID record, ObjectNode content, boolean inScope) {
        this.sourceKey = sourceKey;
        this.record = record;
        this.content = content;
        this.inScope = inScope;
    }

    String sourceKey() {
        return sourceKey;
    }

    UUID record() {
        return record;
    }

    ObjectNode content() {
        return content.deepCopy();
    }

    /** The version that it must have in the end. */
    int version() {
        return version;
    }

    boolean inScope() {
        return inScope;
    }

    boolean withdrawn() {
        return withdrawn;
    }

    void corrected(ObjectNode corrected, boolean covered) {
        content = corrected;
        inScope = covered;
        version++;
    }

    void withdraw() {
        version++;
        withdrawn = true;
    }
}
