package org.tidewaiter.exchange.version;

import org.tidewaiter.exchange.identity.KeyId;

/**
 * A version whose signature, claims and disclosures have been checked. Only {@link VersionVerifier} makes one: what
 * stores reports should ask for this type.
 */
public final class VerifiedVersion implements VersionVerification {

    private final VersionContent content;
    private final KeyId signedWith;

    VerifiedVersion(VersionContent content, KeyId signedWith) {
        this.content = content;
        this.signedWith = signedWith;
    }

    public VersionContent content() {
        return content;
    }

    /** The issuer's key that signed it. */
    public KeyId signedWith() {
        return signedWith;
    }

    @Override
    public String toString() {
        return "VerifiedVersion[" + content.digest() + "]";
    }
}
