package org.tidewaiter.exchange.letter;

import java.util.List;
import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.token.Token;
import org.tidewaiter.exchange.version.SignedVersion;

/** Signs letters for one node. Safe for use by many threads. */
public final class LetterWriter {

    private final SigningKey key;

    public LetterWriter(SigningKey key) {
        this.key = key;
    }

    public SignedLetter sign(Letter letter) {
        String jws = Token.sign(SignedKind.LETTER, key, LetterJson.write(letter));
        return new SignedLetter(letter, jws, new SignedVersion(jws, List.of()).digest());
    }

    /**
     * Signs again what this node had signed with another key.
     *
     * @param written as it was stored; its signature is not looked at
     */
    public SignedLetter signAnew(String written) throws Refusal {
        return sign(LetterJson.read(Token.read(written, SignedKind.LETTER).claims()));
    }
}
