package org.tidewaiter.node.registry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.delivery.AttachmentState;
import org.tidewaiter.node.delivery.Deliveries;
import org.tidewaiter.node.delivery.PartnerState;
import org.tidewaiter.node.delivery.VersionRef;

/** Deliveries of a node without partners; notes what it is asked to look at again. */
final class ReconsideredReports implements Deliveries {

    final List<ReportIdentity> reports = new CopyOnWriteArrayList<>();

    @Override
    public List<PartnerState> of(ReportIdentity identity) {
        return List.of();
    }

    @Override
    public Map<ReportIdentity, List<PartnerState>> newestOf(Collection<ReportIdentity> identities) {
        return Map.of();
    }

    @Override
    public List<ReportIdentity> notAccepted(AccessScope scope, int limit) {
        return List.of();
    }

    @Override
    public List<VersionRef> refusedForTheirKey(int limit) {
        return List.of();
    }

    @Override
    public List<AttachmentState> attachments(ReportIdentity identity) {
        return List.of();
    }

    @Override
    public Optional<String> receipt(UUID receiptId) {
        return Optional.empty();
    }

    @Override
    public Set<String> originatorsIn(UUID receiptId) {
        return Set.of();
    }

    @Override
    public void reconsider(ReportIdentity identity) {
        reports.add(identity);
    }
}
