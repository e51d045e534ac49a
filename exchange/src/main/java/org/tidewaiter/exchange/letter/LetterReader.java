package org.tidewaiter.exchange.letter;

import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.identity.KeyDirectory;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.token.Token;
import org.tidewaiter.exchange.version.Digest;

/** Reads letters for one node: signature, the sender's identity on the line, audience. */
public final class LetterReader {

    private final String ownName;
    private final KeyDirectory keys;

    /**
     * A reader.
     *
     * @param ownName the audience that letters must have
     * @param keys of the partners
     */
    public LetterReader(String ownName, KeyDirectory keys) {
        this.ownName = ownName;
        this.keys = keys;
    }

    /**
     * Reads a letter.
     *
     * @param online the key that the other end of the line proved to hold; none for one that came by file
     */
    public LetterReading read(String jws, @Nullable VerificationKey online) {
        try {
            if (jws.length() > LetterBounds.BYTES) {
                throw new Refusal(Rule.TOO_LARGE, "");
            }
            Token token = Token.read(jws, SignedKind.LETTER);
            Letter letter = LetterJson.read(token.claims());
            token.requireSignatureOnLine(letter.sender(), keys, online);
            if (!letter.audience().equals(ownName)) {
                throw new Refusal(Rule.WRONG_AUDIENCE, "/claims/audience");
            }
            return new VerifiedLetter(letter, Digest.sha256(token.signingInputBytes()));
        } catch (Refusal refusal) {
            return new LetterReading.Refused(refusal.rule(), refusal.path());
        }
    }
}
