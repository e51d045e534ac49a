package org.tidewaiter.exchange.agreement;

import org.tidewaiter.exchange.version.Digest;

/** An agreement that both nodes signed. Only {@link AgreementVerifier} makes one. */
public final class VerifiedAgreement implements AgreementVerification {

    private final Agreement agreement;
    private final SignedAgreement source;

    VerifiedAgreement(Agreement agreement, SignedAgreement source) {
        this.agreement = agreement;
        this.source = source;
    }

    public Agreement agreement() {
        return agreement;
    }

    public SignedAgreement source() {
        return source;
    }

    public Digest digest() {
        return agreement.digest();
    }
}
