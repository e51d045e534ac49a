package org.tidewaiter.exchange.letter;

import org.tidewaiter.exchange.version.Digest;

/** A letter that its sender signed for this node. Only {@link LetterReader} makes one. */
public final class VerifiedLetter implements LetterReading {

    private final Letter letter;
    private final Digest hash;

    VerifiedLetter(Letter letter, Digest hash) {
        this.letter = letter;
        this.hash = hash;
    }

    public Letter letter() {
        return letter;
    }

    /** What a receipt calls it. */
    public Digest hash() {
        return hash;
    }
}
