package org.tidewaiter.node.delivery;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tidewaiter.exchange.version.ReportIdentity;

/** Where reports stand at the partners, and the proof of it. */
public interface Deliveries {

    /** All versions of a report at all partners, newest version first. */
    List<PartnerState> of(ReportIdentity identity);

    /** The newest version's state at each partner, for many reports. */
    Map<ReportIdentity, List<PartnerState>> newestOf(Collection<ReportIdentity> identities);

    /** What follows the versions of a report, at all partners that hold it. */
    List<AttachmentState> attachments(ReportIdentity identity);

    /** The signed receipt, as the bytes that were signed. */
    Optional<String> receipt(UUID receiptId);

    /** Whose versions were in the dispatch for which a partner gave that receipt; empty for one that it did not give. */
    Set<String> originatorsIn(UUID receiptId);

    /** Looks again at the held versions of a report, after its hold has ended or changed. */
    void reconsider(ReportIdentity identity);
}
