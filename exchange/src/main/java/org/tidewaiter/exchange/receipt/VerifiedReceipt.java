package org.tidewaiter.exchange.receipt;

/**
 * A receipt that the audience signed for the very dispatch and items that were sent. Only {@link ReceiptReader} makes
 * one; nothing else marks a version delivered.
 */
public final class VerifiedReceipt implements ReceiptReading {

    private final Receipt receipt;
    private final String jws;

    VerifiedReceipt(Receipt receipt, String jws) {
        this.receipt = receipt;
        this.jws = jws;
    }

    public Receipt receipt() {
        return receipt;
    }

    /** The token as it came, to be stored as proof. */
    public String jws() {
        return jws;
    }
}
