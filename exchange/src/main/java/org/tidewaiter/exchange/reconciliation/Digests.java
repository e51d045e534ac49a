package org.tidewaiter.exchange.reconciliation;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 over what comes piece by piece. */
final class Digests {

    private Digests() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
