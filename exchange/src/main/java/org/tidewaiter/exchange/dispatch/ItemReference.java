package org.tidewaiter.exchange.dispatch;

import java.util.Objects;
import org.tidewaiter.exchange.version.Digest;

/**
 * What a receipt calls an item: both are computed from the item's characters alone, so that an item whose token is
 * unreadable can be named too.
 *
 * @param digest the version's digest
 * @param disclosed which part of it travelled
 */
public record ItemReference(Digest digest, Digest disclosed) {

    public ItemReference {
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(disclosed, "disclosed");
    }
}
