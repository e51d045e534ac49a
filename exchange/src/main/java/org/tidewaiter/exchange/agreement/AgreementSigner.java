package org.tidewaiter.exchange.agreement;

import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.token.Token;

/** Signs agreements for one node. */
public final class AgreementSigner {

    private final SigningKey key;

    public AgreementSigner(SigningKey key) {
        this.key = key;
    }

    /** This node's half: the token over the canonical text. */
    public String sign(Agreement agreement) {
        return Token.sign(SignedKind.AGREEMENT, key, AgreementText.write(agreement));
    }
}
