package org.tidewaiter.node.agreements.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.component.Choice;

/**
 * A text on its way.
 *
 * @param state what has happened to it and who is next, in one sentence
 * @param terms in full; empty where they stand in the comparison
 * @param compared with the revision before; empty for a new agreement
 * @param before number of the revision before; null for a new agreement
 * @param file address of the file to carry; null while it is unsigned
 * @param reasons to choose from for a refusal
 */
public record ProposalPage(
        String path,
        String agreement,
        int revision,
        String partner,
        String direction,
        Mark mark,
        String state,
        List<Term> terms,
        List<Term> disclosed,
        List<ComparedTerm> compared,
        @Nullable Integer before,
        List<AgreementPage.Signature> signatures,
        String digest,
        @Nullable String file,
        @Nullable String agreementPath,
        List<Choice> reasons,
        May may) {

    public ProposalPage {
        terms = List.copyOf(terms);
        disclosed = List.copyOf(disclosed);
        compared = List.copyOf(compared);
        signatures = List.copyOf(signatures);
        reasons = List.copyOf(reasons);
    }

    /** What the reader may do now. */
    public record May(
            boolean propose, boolean countersign, boolean refuse, boolean withdraw, boolean discard, boolean attempt) {}
}
