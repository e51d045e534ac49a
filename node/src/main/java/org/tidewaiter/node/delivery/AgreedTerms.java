package org.tidewaiter.node.delivery;

import java.util.Optional;
import org.tidewaiter.exchange.agreement.Agreement;

/** Whether this node can judge reports by an agreement's terms; implemented by the store of versions, which judges them. */
@FunctionalInterface
public interface AgreedTerms {

    /** The first threshold by which nothing can be judged here, in codes; empty if all is well. */
    Optional<String> unknown(Agreement agreement);
}
