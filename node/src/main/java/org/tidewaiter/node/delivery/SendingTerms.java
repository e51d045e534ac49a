package org.tidewaiter.node.delivery;

import org.tidewaiter.exchange.agreement.Agreement;

/**
 * Under what a lane sends now.
 *
 * @param agreement in force, or the last one that was
 * @param takesBackOnly whether it is not in force, so that nothing goes but what takes back
 */
record SendingTerms(Agreement agreement, boolean takesBackOnly) {

    static SendingTerms inForce(Agreement agreement) {
        return new SendingTerms(agreement, false);
    }

    static SendingTerms afterwards(Agreement agreement) {
        return new SendingTerms(agreement, true);
    }
}
