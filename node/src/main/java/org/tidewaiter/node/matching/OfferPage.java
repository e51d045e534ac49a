package org.tidewaiter.node.matching;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of pairs, the likeliest first.
 *
 * @param next names the next page, null if there is none
 */
public record OfferPage(List<OfferedPair> pairs, @Nullable String next) {

    public OfferPage {
        pairs = List.copyOf(pairs);
    }
}
