package org.tidewaiter.exchange.receipt;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.log.VerifiedLogHead;

/**
 * A receipt of which the dispatch is not at hand: its signer has said this, to whomever.
 *
 * @param head the head of the signer's log against which all that was accepted is proven; null where it says nothing of a log
 */
public record ProvenReceipt(Receipt receipt, @Nullable VerifiedLogHead head) {

    /** The head of the signer's log against which all that was accepted is proven. */
    public Optional<VerifiedLogHead> logHead() {
        return Optional.ofNullable(head);
    }
}
