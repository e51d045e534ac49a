package org.tidewaiter.exchange.agreement;

import java.util.Arrays;
import org.tidewaiter.exchange.identity.KeyDirectory;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.token.Token;
import org.tidewaiter.exchange.version.ItemFault;

/** Checks that both nodes named in an agreement signed the same canonical text. */
public final class AgreementVerifier {

    private final KeyDirectory keys;

    /**
     * A verifier.
     *
     * @param keys of all nodes that make agreements, this one included
     */
    public AgreementVerifier(KeyDirectory keys) {
        this.keys = keys;
    }

    public AgreementVerification verify(SignedAgreement signed) {
        try {
            Token bySender = Token.read(signed.bySender(), SignedKind.AGREEMENT);
            Token byReceiver = Token.read(signed.byReceiver(), SignedKind.AGREEMENT);
            Agreement agreement = readCanonical(bySender);
            bySender.requireSignatureOf(agreement.sender(), keys);
            byReceiver.requireSignatureOf(agreement.receiver(), keys);
            if (!Arrays.equals(bySender.payload(), byReceiver.payload())) {
                throw new Refusal(Rule.TEXTS_DIFFER, "/claims");
            }
            return new VerifiedAgreement(agreement, signed);
        } catch (Refusal refusal) {
            return new RefusedAgreement(ItemFault.of(refusal.rule(), refusal.path()));
        }
    }

    /**
     * Reads the terms that one side proposes, before the other has signed.
     *
     * @return the terms, signed by that node
     * @throws Refusal if the text is not canonical or that node did not sign it
     */
    public Agreement readProposal(String half, String signer) throws Refusal {
        Token token = Token.read(half, SignedKind.AGREEMENT);
        token.requireSignatureOf(signer, keys);
        return readCanonical(token);
    }

    private static Agreement readCanonical(Token token) throws Refusal {
        Agreement agreement = AgreementText.read(token.claims());
        if (!Arrays.equals(AgreementText.write(agreement), token.payload())) {
            throw new Refusal(Rule.CLAIM_MALFORMED, "/claims");
        }
        return agreement;
    }
}
