package org.tidewaiter.node.mandates;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.mandate.Mandate;

/**
 * A mandate under the key of its authority.
 *
 * @param broughtBy the partner whose letter brought it; null where a person did
 */
record HeldMandate(
        long position, Mandate.Signed signed, @Nullable String broughtBy) {

    /** Where a mandate stands. */
    enum State {
        NOT_YET,
        IN_FORCE,
        /** Its last day has passed. */
        OVER,
        /** The authority has ended it. */
        ENDED
    }

    Mandate mandate() {
        return signed.mandate();
    }

    State stateAt(Instant moment) {
        if (mandate().what() == Mandate.What.ENDS) {
            return State.ENDED;
        }
        if (moment.isBefore(mandate().from())) {
            return State.NOT_YET;
        }
        return mandate().permitsAt(moment) ? State.IN_FORCE : State.OVER;
    }
}
