package org.tidewaiter.exchange.receipt;

import java.util.Objects;

/**
 * A receipt ready to send.
 *
 * @param receipt what was signed
 * @param jws the token; stored and sent again as it is
 */
public record SignedReceipt(Receipt receipt, String jws) {

    public SignedReceipt {
        Objects.requireNonNull(receipt, "receipt");
        Objects.requireNonNull(jws, "jws");
    }
}
