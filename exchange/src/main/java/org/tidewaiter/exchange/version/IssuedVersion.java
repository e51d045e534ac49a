package org.tidewaiter.exchange.version;

import java.util.List;
import java.util.function.Predicate;

/** A version that this node has just signed. Only {@link VersionIssuer} makes one. */
public final class IssuedVersion {

    private final VersionClaims claims;
    private final String jws;
    private final List<Disclosure> disclosures;
    private final Digest digest;

    IssuedVersion(VersionClaims claims, String jws, List<Disclosure> disclosures) {
        this.claims = claims;
        this.jws = jws;
        this.disclosures = List.copyOf(disclosures);
        this.digest = signed().digest();
    }

    public VersionClaims claims() {
        return claims;
    }

    /** The token, without disclosures. */
    public String jws() {
        return jws;
    }

    /** One for each part, in the order in which the parts were given. */
    public List<Disclosure> disclosures() {
        return disclosures;
    }

    public Digest digest() {
        return digest;
    }

    /** The version with all its disclosures. */
    public SignedVersion signed() {
        return disclosing(disclosure -> true);
    }

    /** The version with some of its disclosures, for a partner that may see only those. */
    public SignedVersion disclosing(Predicate<Disclosure> mayLeave) {
        return new SignedVersion(
                jws,
                disclosures.stream().filter(mayLeave).map(Disclosure::encoded).toList());
    }

    /** The whole content, as a receiver of everything would see it. */
    public VersionContent content() {
        SignedVersion source = signed();
        return new VersionContent(claims, digest, source.disclosed(), disclosures, source);
    }
}
