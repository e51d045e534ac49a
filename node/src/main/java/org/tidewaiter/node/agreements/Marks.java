package org.tidewaiter.node.agreements;

import java.util.Locale;
import org.tidewaiter.node.agreements.page.Mark;
import org.tidewaiter.node.web.Page;

/** Chips for how agreements and texts stand. */
final class Marks {

    private Marks() {}

    static Mark of(AgreementState state, Page page) {
        String label = page.text("agreements.state." + state.code());
        return switch (state) {
            case IN_FORCE -> new Mark(label, "checks", "confirmed");
            case SUSPENDED_HERE, SUSPENDED_THERE, SUSPENDED_BY_BOTH -> new Mark(label, "clock-pause", "needs-you");
            case NOT_YET -> new Mark(label, "hourglass", "tide");
            case ENDED -> new Mark(label, "circle-x", "withdrawn");
        };
    }

    static Mark of(Proposal proposal, Page page) {
        String key = proposal.state().name().toLowerCase(Locale.ROOT);
        return switch (proposal.state()) {
            case PREPARED -> mark(page, key, "edit", "needs-you");
            case PROPOSED ->
                proposal.ours()
                        ? mark(page, "proposed-ours", "hourglass", "tide")
                        : mark(page, "proposed-theirs", "signature", "needs-you");
            case SIGNED -> mark(page, key, "checks", "confirmed");
            case REFUSED ->
                RefusalReason.WITHDRAWN.name().equals(proposal.reason())
                        ? mark(page, "withdrawn", "arrow-back-up", "withdrawn")
                        : mark(page, key, "ban", "refused");
            case WITHDRAWN -> mark(page, key, "arrow-back-up", "withdrawn");
            case OVERTAKEN -> mark(page, key, "versions", "quiet");
        };
    }

    private static Mark mark(Page page, String key, String icon, String tone) {
        return new Mark(page.text("agreements.text." + key), icon, tone);
    }
}
