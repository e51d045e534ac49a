package org.tidewaiter.exchange.receipt;

import java.util.Optional;
import org.tidewaiter.exchange.log.VerifiedLogHead;

/**
 * A receipt that the audience signed for the very dispatch and items that were sent. Only {@link ReceiptReader} makes
 * one; nothing else marks a version delivered.
 */
public final class VerifiedReceipt implements ReceiptReading {

    private final Receipt receipt;
    private final String jws;
    private final Optional<VerifiedLogHead> logHead;

    VerifiedReceipt(Receipt receipt, String jws, Optional<VerifiedLogHead> logHead) {
        this.receipt = receipt;
        this.jws = jws;
        this.logHead = logHead;
    }

    public Receipt receipt() {
        return receipt;
    }

    /** The head of the signer's log against which all that was accepted is proven; empty where it keeps no log. */
    public Optional<VerifiedLogHead> logHead() {
        return logHead;
    }

    /** The token as it came, to be stored as proof. */
    public String jws() {
        return jws;
    }
}
