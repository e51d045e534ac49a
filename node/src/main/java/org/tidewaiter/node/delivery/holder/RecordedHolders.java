package org.tidewaiter.node.delivery.holder;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.delivery.Holders;
import org.tidewaiter.node.delivery.ReportHolders;
import org.tidewaiter.node.delivery.holder.HolderRows.ToldCopies;

/** Puts together what the lanes know of holders and what partners told. */
@Component
class RecordedHolders implements Holders {

    private final String own;
    private final HolderRows rows;
    private final HolderNews news;
    private final Clock clock;

    RecordedHolders(NodeIdentity identity, HolderRows rows, HolderNews news, Clock clock) {
        this.own = identity.node();
        this.rows = rows;
        this.news = news;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public ReportHolders of(ReportIdentity identity) {
        List<ReportIdentity> one = List.of(identity);
        return new ReportHolders(
                rows.holders(one).getOrDefault(identity, List.of()),
                rows.copies(one, own).getOrDefault(identity, List.of()).stream()
                        .map(ToldCopies::copies)
                        .toList());
    }

    @Override
    @Transactional
    public void exported(UUID reference, Collection<Exported> reports) {
        if (!reports.isEmpty()) {
            rows.exported(reference, reports.stream().map(Exported::identity).toList(), clock.instant());
            news.ofSources(reports);
        }
    }
}
