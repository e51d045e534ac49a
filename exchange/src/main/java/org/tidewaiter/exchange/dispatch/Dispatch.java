package org.tidewaiter.exchange.dispatch;

import java.util.List;
import java.util.Objects;
import org.tidewaiter.exchange.version.Digest;

/**
 * A dispatch as it was read.
 *
 * @param header what was signed
 * @param hash what a receipt calls it; see {@link SignedDispatch#hash()}
 * @param items in the order in which they came; each still to be verified by itself
 */
public record Dispatch(DispatchHeader header, Digest hash, List<DispatchItem> items) {

    public Dispatch {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(hash, "hash");
        items = List.copyOf(items);
    }

    /** Whether every item says that it withdraws a report, and discloses nothing. */
    public boolean takesBack() {
        return items.stream().allMatch(DispatchItem::takesBack);
    }
}
