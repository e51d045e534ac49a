package org.tidewaiter.node.delivery;

import java.util.List;
import java.util.Optional;
import org.tidewaiter.exchange.agreement.Agreement;

/** The agreements of this node, in force or not. */
public interface KnownAgreements {

    /** The newest revision of an agreement. */
    Optional<Agreement> newest(String number);

    /** All agreements that both sides signed, by number. */
    List<AgreementStanding> all();
}
