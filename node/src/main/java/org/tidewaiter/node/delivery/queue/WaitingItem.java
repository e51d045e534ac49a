package org.tidewaiter.node.delivery.queue;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.delivery.OutgoingVersions;
import org.tidewaiter.node.delivery.VersionRef;

/**
 * A version that waits on a lane and may be sent now.
 *
 * @param heldVersion highest lower version that the partner has accepted, or null
 * @param everSent whether this or a lower version was ever sent to the partner, answered or not
 * @param recalled whether the partner has confirmed a recall of the report, and was sent nothing of it since
 * @param accepted receipt by which the partner has accepted it before, to be presented; null where there is none
 * @param position of its entry in the journal, of the last one if there were several
 * @param attempts dispatches that held it and brought no outcome
 * @param supplement whether the partner has it, and it goes again with further parts
 */
public record WaitingItem(
        long id,
        VersionRef version,
        boolean withdrawal,
        @Nullable Integer heldVersion,
        boolean everSent,
        boolean recalled,
        @Nullable UUID accepted,
        long position,
        int attempts,
        Instant releasedAt,
        boolean supplement) {

    public OutgoingVersions.Asked asked() {
        return new OutgoingVersions.Asked(version, heldVersion, everSent, recalled);
    }
}
