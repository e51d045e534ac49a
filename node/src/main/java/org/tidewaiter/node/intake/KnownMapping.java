package org.tidewaiter.node.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.mapping.Mapping;

/**
 * A mapping that this node knows.
 *
 * @param yaml as it is written, with its comments
 * @param madeBy account that made this version, null for one that is shipped
 */
record KnownMapping(
        Mapping mapping,
        String yaml,
        @Nullable String madeBy,
        @Nullable Instant madeAt) {

    static KnownMapping own(String yaml, String madeBy, Instant madeAt) {
        return new KnownMapping(Mapping.read(yaml), yaml, madeBy, madeAt);
    }

    static KnownMapping shipped(Mapping mapping) {
        return new KnownMapping(mapping, mapping.write(), null, null);
    }

    String name() {
        return mapping.name();
    }

    int version() {
        return mapping.version();
    }

    boolean isShipped() {
        return madeBy == null;
    }
}
