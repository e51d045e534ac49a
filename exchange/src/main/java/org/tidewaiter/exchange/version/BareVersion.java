package org.tidewaiter.exchange.version;

/**
 * The verified token of a version, without its disclosures: enough to check the chain. Only {@link VersionVerifier}
 * makes one.
 */
public final class BareVersion {

    private final VersionClaims claims;
    private final Digest digest;
    private final String jws;

    BareVersion(VersionClaims claims, Digest digest, String jws) {
        this.claims = claims;
        this.digest = digest;
        this.jws = jws;
    }

    public VersionClaims claims() {
        return claims;
    }

    public Digest digest() {
        return digest;
    }

    public String jws() {
        return jws;
    }
}
