package org.tidewaiter.exchange.agreement;

import java.util.Objects;
import org.tidewaiter.exchange.version.ItemFault;

/**
 * An agreement that does not bind: not signed by both nodes over one text.
 *
 * @param fault what is wrong with the first half that failed
 */
public record RefusedAgreement(ItemFault fault) implements AgreementVerification {

    public RefusedAgreement {
        Objects.requireNonNull(fault, "fault");
    }
}
