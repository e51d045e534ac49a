package org.tidewaiter.node.agreements;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.agreements.page.ProposalPage;
import org.tidewaiter.node.delivery.AgreementStanding;
import org.tidewaiter.node.delivery.KnownAgreements;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Choice;

/** Puts the page of one text on its way together. */
@Component
class ProposalPages {

    private final KnownAgreements known;
    private final TermWords words;
    private final TermsComparison comparison;
    private final Signatures signatures;
    private final TextLines lines;

    ProposalPages(
            KnownAgreements known,
            TermWords words,
            TermsComparison comparison,
            Signatures signatures,
            TextLines lines) {
        this.known = known;
        this.words = words;
        this.comparison = comparison;
        this.signatures = signatures;
        this.lines = lines;
    }

    ProposalPage of(AccessScope scope, Proposal proposal, Page page) {
        Agreement terms = proposal.terms();
        String path = TextLines.PATH + "/" + proposal.digest();
        Optional<Agreement> before = before(terms);
        boolean hasAgreement = known.newest(terms.number()).isPresent();
        return new ProposalPage(
                path,
                terms.number(),
                terms.revision(),
                words.title(proposal.partner(), page),
                words.direction(terms, page),
                Marks.of(proposal, page),
                lines.note(proposal, page),
                before.isPresent() ? List.of() : words.of(terms, page),
                ProfileWords.parts(terms.profile().name(), page),
                before.map(earlier -> comparison.of(earlier, terms, page)).orElse(List.of()),
                before.map(Agreement::revision).orElse(null),
                signatures.of(proposal, page),
                proposal.digest(),
                proposal.signed() == null ? null : path + "/file",
                hasAgreement ? AgreementPages.path(terms.number()) : null,
                reasons(page),
                may(scope, proposal));
    }

    /** The revision that the text names as the one before. */
    private Optional<Agreement> before(Agreement terms) {
        return known.all().stream()
                .flatMap(standing -> standing.revisions().stream())
                .map(AgreementStanding.Revision::agreement)
                .filter(other ->
                        terms.previousRevision().filter(other.digest()::equals).isPresent())
                .findFirst();
    }

    private static List<Choice> reasons(Page page) {
        return RefusalReason.toChoose().stream()
                .map(reason -> new Choice(reason.name(), page.text("agreements.refusal." + reason.name())))
                .toList();
    }

    private static ProposalPage.May may(AccessScope scope, Proposal proposal) {
        boolean administers = scope.may(Permission.ADMINISTER_NETWORK);
        boolean prepared = administers && proposal.state() == Proposal.State.PREPARED;
        boolean proposed = administers && proposal.state() == Proposal.State.PROPOSED;
        return new ProposalPage.May(
                prepared,
                proposed && !proposal.ours(),
                proposed && !proposal.ours(),
                proposed && proposal.ours(),
                prepared,
                scope.may(Permission.TRY_AGREEMENT) && proposal.isOpen());
    }
}
