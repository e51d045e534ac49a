package org.tidewaiter.node.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.agreement.Agreement;

/** What travels to a partner; implemented by the store of versions. */
public interface OutgoingVersions {

    /**
     * One version that is on a partner's lane.
     *
     * @param heldVersion the highest version below it that the partner has accepted, or null
     * @param everSent whether this or a lower version of the report was ever sent to the partner, answered or not
     * @param recalled whether the partner has confirmed a recall of the report, and was sent nothing of it since
     */
    record Asked(VersionRef version, @Nullable Integer heldVersion, boolean everSent, boolean recalled) {

        public Asked(VersionRef version, @Nullable Integer heldVersion, boolean everSent) {
            this(version, heldVersion, everSent, false);
        }
    }

    /**
     * What travels under an agreement, one answer for each question, in the same order. Content of a report that was
     * withdrawn meanwhile is not due; a withdrawal is never held. What has left the agreement is taken back from a partner
     * that may hold it, and never sent.
     */
    List<Travel> travels(List<Asked> versions, Agreement agreement);

    /** When each of these versions was released; a version that is not known is left out. */
    Map<VersionRef, Instant> releasedAt(Collection<VersionRef> versions);
}
