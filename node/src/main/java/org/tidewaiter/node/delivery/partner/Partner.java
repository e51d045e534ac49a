package org.tidewaiter.node.delivery.partner;

import java.net.URI;
import java.util.Set;
import org.tidewaiter.exchange.identity.KeyHistory;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.node.settings.Title;

/**
 * A node that this one exchanges with.
 *
 * @param url base address of its exchange
 * @param keys what is pinned of its keys
 * @param originators authorities whose reports it may issue
 */
public record Partner(String name, Title title, URI url, KeyHistory keys, Set<String> originators) {

    public Partner {
        originators = Set.copyOf(originators);
    }

    Partner with(KeyHistory other) {
        return new Partner(name, title, url, other, originators);
    }

    /** The newest of its keys. */
    public VerificationKey key() {
        return keys.current();
    }
}
