package org.tidewaiter.node.casework;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.casework.page.HolderPanel;
import org.tidewaiter.node.delivery.Holder;
import org.tidewaiter.node.delivery.Holders;
import org.tidewaiter.node.delivery.ReportHolders;
import org.tidewaiter.node.registry.Erasure;
import org.tidewaiter.node.registry.ReportDetail;
import org.tidewaiter.node.registry.VersionDetail;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.State;

/** Says on the page of a report who holds it, and who has confirmed its newest version. */
@Component
class HolderPages {

    private final Holders holders;
    private final Erasure erasure;
    private final PartnerWording partners;

    HolderPages(Holders holders, Erasure erasure, PartnerWording partners) {
        this.holders = holders;
        this.erasure = erasure;
        this.partners = partners;
    }

    /** Null where nobody beside this node is known to hold it. */
    @Nullable
    HolderPanel of(ReportDetail report, Page page) {
        ReportIdentity identity = report.summary().identity();
        if (identity == null || report.versions().isEmpty()) {
            return null;
        }
        ReportHolders known = holders.of(identity);
        if (known.holders().isEmpty() && known.copies().isEmpty()) {
            return null;
        }
        VersionDetail head = report.versions().getFirst();
        long confirmed = known.confirmed(head.version());
        return new HolderPanel(
                page.text(
                        "casework.holders." + kind(head),
                        confirmed,
                        known.holders().size(),
                        head.version()),
                confirmed < known.holders().size(),
                HolderLine.of(known, head).stream()
                        .map(line -> line(line, page))
                        .toList(),
                files(known, page));
    }

    private String kind(VersionDetail head) {
        if (!head.withdrawal()) {
            return "version";
        }
        return erasure.follows(head.reason()) ? "erased" : "withdrawn";
    }

    private HolderPanel.Line line(HolderLine line, Page page) {
        Holder holder = line.holder();
        String state = line.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new HolderPanel.Line(
                partners.title(holder.node(), page),
                holder.toldBy() == null
                        ? page.text("casework.holders.direct")
                        : page.text("casework.holders.through", partners.title(holder.toldBy(), page)),
                holder.version(),
                chip(line.state()),
                page.text("casework.holders.state." + state, page.wording().time(line.since())));
    }

    private static State chip(Holder.State state) {
        return switch (state) {
            case CONFIRMED -> State.CONFIRMED;
            case OUTSTANDING -> State.WAITING;
            case REFUSED -> State.REFUSED;
            case TAKEN_BACK -> State.WITHDRAWN;
        };
    }

    private @Nullable String files(ReportHolders known, Page page) {
        if (known.copies().isEmpty()) {
            return null;
        }
        List<ReportHolders.Copies> copies = known.copies();
        return page.text(
                "casework.holders.files",
                known.files(),
                copies.stream()
                        .map(one -> partners.title(one.node(), page))
                        .distinct()
                        .collect(Collectors.joining(", ")));
    }
}
