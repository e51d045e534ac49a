package org.tidewaiter.node.delivery;

import java.util.List;
import org.tidewaiter.exchange.agreement.Agreement;

/** The agreements under which this node sends. */
public interface OutgoingAgreements {

    /** Those in force now, one for each receiving partner at most. */
    List<Agreement> inForce();
}
