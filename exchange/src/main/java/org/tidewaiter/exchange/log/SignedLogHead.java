package org.tidewaiter.exchange.log;

import java.util.Objects;

/**
 * A head as it was signed.
 *
 * @param head what was signed
 * @param jws the token; kept and shown to others as it is
 */
public record SignedLogHead(LogHead head, String jws) {

    public SignedLogHead {
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(jws, "jws");
    }
}
