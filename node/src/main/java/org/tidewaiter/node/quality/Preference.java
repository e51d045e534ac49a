package org.tidewaiter.node.quality;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an analyst has kept as theirs.
 *
 * @param region code of a WCO region; null for all that the account sees
 * @param categories of goods; empty for all
 */
public record Preference(@Nullable String region, Set<String> categories) {

    /** Nothing kept. */
    public static final Preference NONE = new Preference(null, Set.of());

    public Preference {
        categories = Set.copyOf(categories);
    }
}
