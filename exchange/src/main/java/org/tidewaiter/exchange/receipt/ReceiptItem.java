package org.tidewaiter.exchange.receipt;

import java.util.Objects;
import org.tidewaiter.exchange.dispatch.ItemReference;
import org.tidewaiter.exchange.version.Digest;

/**
 * What became of one item.
 *
 * @param digest the version's digest; of the characters before the last dot where its token was unreadable
 * @param disclosed which part of it travelled
 * @param outcome what became of it
 */
public record ReceiptItem(Digest digest, Digest disclosed, Outcome outcome) {

    public ReceiptItem {
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(disclosed, "disclosed");
        Objects.requireNonNull(outcome, "outcome");
    }

    public static ReceiptItem of(ItemReference item, Outcome outcome) {
        return new ReceiptItem(item.digest(), item.disclosed(), outcome);
    }

    public ItemReference reference() {
        return new ItemReference(digest, disclosed);
    }
}
