package org.tidewaiter.node.delivery;

import java.util.Optional;
import org.tidewaiter.exchange.agreement.Agreement;

/** What an agreement's terms mean for reports; implemented by the store of versions, which judges them. */
public interface AgreedTerms {

    /** The first threshold by which nothing can be judged here, in codes; empty if all is well. */
    Optional<String> unknown(Agreement agreement);

    /**
     * Whether some report, as it is stored, may disclose parts under one agreement that it does not disclose under another.
     * True where that cannot be told from the terms alone.
     */
    boolean mayDiscloseMore(Agreement agreement, Agreement other);

    /** Whether the receiver of some report may pass more of it on under one agreement than under another. */
    boolean mayPassOnMore(Agreement agreement, Agreement other);
}
