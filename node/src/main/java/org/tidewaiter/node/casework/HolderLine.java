package org.tidewaiter.node.casework;

import java.time.Instant;
import java.util.List;
import org.tidewaiter.node.delivery.Holder;
import org.tidewaiter.node.delivery.ReportHolders;
import org.tidewaiter.node.registry.VersionDetail;

/**
 * One holder, as it stands to the newest version of its report.
 *
 * @param confirmed whether it has confirmed that version, or holds nothing any more
 * @param since when it confirmed or refused; while it has not, since when it should
 */
record HolderLine(Holder holder, boolean confirmed, Instant since) {

    static List<HolderLine> of(ReportHolders holders, VersionDetail head) {
        return holders.holders().stream().map(holder -> of(holder, head)).toList();
    }

    private static HolderLine of(Holder holder, VersionDetail head) {
        boolean confirmed = holder.hasConfirmed(head.version());
        // Of an older version it says nothing that holds for this one.
        boolean older = holder.version() < head.version() && holder.state() != Holder.State.TAKEN_BACK;
        return new HolderLine(holder, confirmed, older ? head.releasedAt() : holder.since());
    }

    /** Where it stands now: an older version that it has confirmed is an answer to another question. */
    Holder.State state() {
        return !confirmed && holder.state() == Holder.State.CONFIRMED ? Holder.State.OUTSTANDING : holder.state();
    }
}
