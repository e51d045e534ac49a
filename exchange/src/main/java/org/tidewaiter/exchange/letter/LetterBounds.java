package org.tidewaiter.exchange.letter;

/** What a letter may weigh. */
public final class LetterBounds {

    /** Bytes of the body, in UTF-8. */
    public static final int BODY_BYTES = 64 * 1024;

    /** Bytes of the token: the body with its quotation marks escaped, in base64url, and the header around it. */
    public static final int BYTES = 256 * 1024;

    private LetterBounds() {}
}
