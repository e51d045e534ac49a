package org.tidewaiter.node.agreements;

import java.time.Instant;
import java.util.Locale;
import org.tidewaiter.node.delivery.AgreementStanding;

/** How an agreement stands now. */
enum AgreementState {
    IN_FORCE,
    /** By this node; nothing travels. */
    SUSPENDED_HERE,
    /** By the partner, as it told; it takes or sends nothing. */
    SUSPENDED_THERE,
    SUSPENDED_BY_BOTH,
    /** Signed, and its first revision has not begun. */
    NOT_YET,
    ENDED;

    static AgreementState of(AgreementStanding standing, boolean suspendedThere, Instant now) {
        if (standing.binding() == null) {
            return standing.newest().validFrom().isAfter(now) ? NOT_YET : ENDED;
        }
        if (standing.suspension() != null) {
            return suspendedThere ? SUSPENDED_BY_BOTH : SUSPENDED_HERE;
        }
        return suspendedThere ? SUSPENDED_THERE : IN_FORCE;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean suspended() {
        return this == SUSPENDED_HERE || this == SUSPENDED_THERE || this == SUSPENDED_BY_BOTH;
    }
}
