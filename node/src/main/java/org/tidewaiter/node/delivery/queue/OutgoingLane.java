package org.tidewaiter.node.delivery.queue;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.delivery.agreement.LaneTerms;

/**
 * What this node sends to a partner.
 *
 * @param waiting versions to be sent, those on their way included
 * @param oldestWaitingSince release of the oldest of them that is still due: under an agreement that has ended, a withdrawal
 * @param inFlight versions on their way
 * @param delivered ever
 * @param refused those of which further parts were refused among them
 * @param supplements versions counted as delivered of which further parts go again
 * @param notDue outside the agreement, ever
 * @param running of what is not delivered yet
 * @param late delivered after the agreed hours, in the last 30 days
 * @param problem why nothing travels now; null if all is well
 * @param clock of the last 24 hours
 */
public record OutgoingLane(
        LaneTerms terms,
        long waiting,
        @Nullable Instant oldestWaitingSince,
        long inFlight,
        long delivered,
        long refused,
        long conflicts,
        long held,
        OpenSupplements supplements,
        long notDue,
        RunningClocks running,
        long late,
        @Nullable LaneProblem problem,
        @Nullable Instant lastReceiptAt,
        @Nullable UUID lastReceipt,
        LaneClock clock) {}
