package org.tidewaiter.trials;

import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** A report that the national node has taken, and what it was told of it since. */
final class Filed {

    private final String sourceKey;
    private final UUID record;
    private final ObjectNode content;
    private volatile int version = 1;
    private volatile boolean withdrawn;

    /** @param content as it was handed in, without its personal part */
    Filed(String sourceKey, UUID record, ObjectNode content) {
        this.sourceKey = sourceKey;
        this.record = record;
        this.content = content;
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

    boolean withdrawn() {
        return withdrawn;
    }

    void corrected() {
        version++;
    }

    void withdraw() {
        version++;
        withdrawn = true;
    }
}
