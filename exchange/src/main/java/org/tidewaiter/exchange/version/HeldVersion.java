package org.tidewaiter.exchange.version;

import java.util.Objects;

/**
 * A version of a report that a node holds.
 *
 * @param version its number
 * @param digest its digest
 * @param kind content or withdrawal
 */
public record HeldVersion(int version, Digest digest, VersionKind kind) {

    public HeldVersion {
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(kind, "kind");
    }
}
