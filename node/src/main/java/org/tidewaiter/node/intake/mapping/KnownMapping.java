package org.tidewaiter.node.intake.mapping;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.mapping.Mapping;

/**
 * A mapping that this node knows.
 *
 * @param yaml as it is written, with its comments
 * @param madeBy account that made this version, null for one that is shipped
 */
public record KnownMapping(
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

    public String name() {
        return mapping.name();
    }

    public int version() {
        return mapping.version();
    }

    public boolean isShipped() {
        return madeBy == null;
    }
}
