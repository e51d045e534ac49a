package org.tidewaiter.node.agreements;

import java.util.Locale;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.agreements.page.AgreementList.TextLine;
import org.tidewaiter.node.web.Page;

/** Texts on their way as lists show them. */
@Component
class TextLines {

    static final String PATH = "/agreements/proposals";

    private final TermWords words;

    TextLines(TermWords words) {
        this.words = words;
    }

    TextLine of(Proposal proposal, Page page) {
        return new TextLine(
                page.text(
                        "agreements.revision-of",
                        proposal.terms().number(),
                        proposal.terms().revision()),
                PATH + "/" + proposal.digest(),
                words.direction(proposal.terms(), page),
                Marks.of(proposal, page),
                note(proposal, page),
                proposal.settledAt() != null
                        ? proposal.settledAt()
                        : proposal.proposedAt() != null ? proposal.proposedAt() : proposal.madeAt());
    }

    /** What has happened to it and who is next, in one sentence. */
    String note(Proposal proposal, Page page) {
        String partner = words.title(proposal.partner(), page);
        String whose = proposal.ours() ? "ours" : "theirs";
        String key = "agreements.text." + proposal.state().name().toLowerCase(Locale.ROOT);
        return switch (proposal.state()) {
            case PREPARED -> page.text(key + ".note", proposal.madeBy() == null ? "" : proposal.madeBy(), partner);
            case PROPOSED, WITHDRAWN -> page.text(key + "." + whose + ".note", partner);
            case REFUSED -> page.text(key + "." + whose + ".note", partner, reason(proposal, page));
            case SIGNED, OVERTAKEN -> page.text(key + ".note");
        };
    }

    private static String reason(Proposal proposal, Page page) {
        String reason = TermWords.reason("agreements.refusal", proposal.reason(), page);
        return reason == null ? "" : reason;
    }
}
