package org.tidewaiter.node.matching;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of what people said, the latest first.
 *
 * @param next names the next page, null if there is none
 */
public record SaidPage(List<SaidPair> pairs, @Nullable Long next) {

    public SaidPage {
        pairs = List.copyOf(pairs);
    }
}
