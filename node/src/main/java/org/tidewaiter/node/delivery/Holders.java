package org.tidewaiter.node.delivery;

import java.util.Collection;
import java.util.UUID;
import org.tidewaiter.exchange.version.ReportIdentity;

/** Who holds reports that this node released or passed on, direct and through relays. */
public interface Holders {

    /** All holders of a report that this node knows of. */
    ReportHolders of(ReportIdentity identity);

    /**
     * Notes that reports go into a file, in the caller's transaction or one of its own, before a byte of it leaves. The nodes
     * that these reports came from are told.
     *
     * @param reference names the export in the audit trail
     */
    void exported(UUID reference, Collection<Exported> reports);

    /**
     * A report in a file.
     *
     * @param source node from which it came, this one for its own
     */
    record Exported(ReportIdentity identity, String source) {}
}
