package org.tidewaiter.node.delivery;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.access.AccessScope;

/** Where reports stand at the partners, and the proof of it. */
public interface Deliveries {

    /** All versions of a report at all partners, newest version first. */
    List<PartnerState> of(ReportIdentity identity);

    /** The newest version's state at each partner, for many reports. */
    Map<ReportIdentity, List<PartnerState>> newestOf(Collection<ReportIdentity> identities);

    /**
     * Reports whose newest version a partner refused, or holds another version in place of: somebody has to correct, withdraw
     * or send them again. The newest report first; of a gateway's member only its own.
     */
    List<ReportIdentity> notAccepted(AccessScope scope, int limit);

    /**
     * Newest versions of their reports that a partner refuses because this node has revoked the key that signed them, and that it
     * had not accepted before. They are to be issued again.
     */
    List<VersionRef> refusedForTheirKey(int limit);

    /** What follows the versions of a report, at all partners that hold it. */
    List<AttachmentState> attachments(ReportIdentity identity);

    /** The signed receipt, as the bytes that were signed. */
    Optional<String> receipt(UUID receiptId);

    /** Whose versions were in the dispatch for which a partner gave that receipt; empty for one that it did not give. */
    Set<String> originatorsIn(UUID receiptId);

    /** Looks again at what was held, postponed or refused of a report. */
    void reconsider(ReportIdentity identity);
}
