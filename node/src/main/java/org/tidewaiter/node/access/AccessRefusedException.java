package org.tidewaiter.node.access;

import java.io.Serial;

/** A setting of accounts or access cannot be used, so the node does not start. Its value stands in no message: it may be a secret. */
final class AccessRefusedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    AccessRefusedException(String fault) {
        super(fault);
    }

    static AccessRefusedException account(String fault) {
        return new AccessRefusedException("tidewaiter.accounts: " + fault);
    }
}
