package org.tidewaiter.exchange.receipt;

import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.token.Token;

/** Signs receipts for one node. Safe for use by many threads. */
public final class ReceiptWriter {

    private final SigningKey key;

    public ReceiptWriter(SigningKey key) {
        this.key = key;
    }

    public SignedReceipt sign(Receipt receipt) {
        return new SignedReceipt(receipt, Token.sign(SignedKind.RECEIPT, key, ReceiptJson.write(receipt)));
    }
}
