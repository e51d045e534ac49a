package org.tidewaiter.node.delivery.agreement;

import org.tidewaiter.exchange.agreement.Agreement;

/**
 * Under what a lane sends now.
 *
 * @param agreement in force, or the last one that was
 * @param takesBackOnly whether it is not in force, so that nothing goes but what takes back
 */
public record SendingTerms(Agreement agreement, boolean takesBackOnly) {

    static SendingTerms inForce(Agreement agreement) {
        return new SendingTerms(agreement, false);
    }

    public static SendingTerms afterwards(Agreement agreement) {
        return new SendingTerms(agreement, true);
    }
}
