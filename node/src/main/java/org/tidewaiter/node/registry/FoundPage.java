package org.tidewaiter.node.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of what a search found, newest event first.
 *
 * @param next where the next page starts, null on the last one
 */
public record FoundPage<T>(List<T> found, @Nullable String next) {

    public FoundPage {
        found = List.copyOf(found);
    }
}
