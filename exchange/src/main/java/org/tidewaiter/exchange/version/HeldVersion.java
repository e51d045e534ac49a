package org.tidewaiter.exchange.version;

import java.util.Objects;
import java.util.Set;

/**
 * A version of a report that a node holds.
 *
 * @param version its number
 * @param digest its digest
 * @param kind content or withdrawal
 * @param issuer the node that signed it
 * @param nextIssuer the node that issues the version after it: its issuer, or another where it hands the report over
 * @param predecessors digests of the versions that it names as those it follows
 */
public record HeldVersion(
        int version, Digest digest, VersionKind kind, String issuer, String nextIssuer, Set<Digest> predecessors) {

    public HeldVersion {
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(nextIssuer, "nextIssuer");
        predecessors = Set.copyOf(predecessors);
    }

    /** What a node holds once it has stored that version. */
    public static HeldVersion of(VersionContent version) {
        return of(version.claims(), version.digest());
    }

    static HeldVersion of(BareVersion version) {
        return of(version.claims(), version.digest());
    }

    private static HeldVersion of(VersionClaims claims, Digest digest) {
        return new HeldVersion(
                claims.version(),
                digest,
                claims.kind(),
                claims.issuer(),
                claims.nextIssuer(),
                Set.copyOf(claims.predecessors()));
    }
}
