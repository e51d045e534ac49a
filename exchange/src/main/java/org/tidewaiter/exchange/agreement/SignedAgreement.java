package org.tidewaiter.exchange.agreement;

import java.util.Objects;

/**
 * An agreement as both sides signed it: two tokens over the same text.
 *
 * @param bySender the sender's token
 * @param byReceiver the receiver's token
 */
public record SignedAgreement(String bySender, String byReceiver) {

    public SignedAgreement {
        Objects.requireNonNull(bySender, "bySender");
        Objects.requireNonNull(byReceiver, "byReceiver");
    }
}
