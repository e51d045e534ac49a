package org.tidewaiter.exchange.version;

import java.util.Objects;
import java.util.Set;

/**
 * A version of a report that a node holds.
 *
 * @param version its number
 * @param digest its digest
 * @param kind content or withdrawal
 * @param predecessors digests of the versions that it names as those it follows
 */
public record HeldVersion(int version, Digest digest, VersionKind kind, Set<Digest> predecessors) {

    public HeldVersion {
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(kind, "kind");
        predecessors = Set.copyOf(predecessors);
    }

    /** What a node holds once it has stored that version. */
    public static HeldVersion of(VersionContent version) {
        return new HeldVersion(
                version.claims().version(),
                version.digest(),
                version.claims().kind(),
                Set.copyOf(version.claims().predecessors()));
    }
}
