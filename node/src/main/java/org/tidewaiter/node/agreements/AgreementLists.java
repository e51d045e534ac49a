package org.tidewaiter.node.agreements;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.agreements.page.AgreementList;
import org.tidewaiter.node.agreements.page.AgreementList.AgreementLine;
import org.tidewaiter.node.agreements.page.AgreementList.Partner;
import org.tidewaiter.node.agreements.page.AgreementList.TextLine;
import org.tidewaiter.node.delivery.AgreementStanding;
import org.tidewaiter.node.delivery.KnownAgreements;
import org.tidewaiter.node.delivery.KnownPartners;
import org.tidewaiter.node.web.Page;

/** Puts the list of all agreements together. */
@Component
class AgreementLists {

    private static final int SETTLED = 20;

    private final KnownPartners partners;
    private final KnownAgreements known;
    private final Suspensions suspensions;
    private final Proposals proposals;
    private final TermWords words;
    private final TextLines lines;
    private final Clock clock;

    AgreementLists(
            KnownPartners partners,
            KnownAgreements known,
            Suspensions suspensions,
            Proposals proposals,
            TermWords words,
            TextLines lines,
            Clock clock) {
        this.partners = partners;
        this.known = known;
        this.suspensions = suspensions;
        this.proposals = proposals;
        this.words = words;
        this.lines = lines;
        this.clock = clock;
    }

    AgreementList of(AccessScope scope, Page page) {
        List<Proposal> texts = proposals.newest(scope);
        Map<String, ProposalRows.Told> told = suspensions.byPartners();
        List<AgreementStanding> standings = known.all();
        return new AgreementList(
                texts(texts.stream().filter(Proposal::awaitsUs).toList(), page),
                texts(
                        texts.stream()
                                .filter(text -> text.isOpen() && !text.awaitsUs())
                                .toList(),
                        page),
                partners.names().stream()
                        .map(partner -> new Partner(
                                partner,
                                words.title(partner, page),
                                standings.stream()
                                        .filter(one -> isWith(partner, one.newest()))
                                        .map(one ->
                                                line(one, told.get(one.newest().number()), page))
                                        .toList()))
                        .toList(),
                texts(
                        texts.stream()
                                .filter(text -> !text.isOpen() && text.state() != Proposal.State.SIGNED)
                                .limit(SETTLED)
                                .toList(),
                        page),
                scope.may(Permission.ADMINISTER_NETWORK));
    }

    private List<TextLine> texts(List<Proposal> texts, Page page) {
        return texts.stream().map(text -> lines.of(text, page)).toList();
    }

    private static boolean isWith(String partner, Agreement terms) {
        return terms.sender().equals(partner) || terms.receiver().equals(partner);
    }

    private AgreementLine line(AgreementStanding standing, ProposalRows.@Nullable Told told, Page page) {
        Agreement shown = standing.binding() == null ? standing.newest() : standing.binding();
        AgreementState state = AgreementState.of(standing, told != null, clock.instant());
        return new AgreementLine(
                shown.number(),
                AgreementPages.path(shown.number()),
                words.direction(shown, page),
                page.text("agreements.revision", shown.revision()),
                scope(shown, page),
                Marks.of(state, page),
                AgreementPages.since(standing, told, state, page));
    }

    private String scope(Agreement terms, Page page) {
        List<String> categories = words.codes("category", terms.categories(), page);
        String goods = categories.size() <= 3
                ? String.join(", ", categories)
                : page.text("agreements.categories.many", categories.size());
        boolean limited = !terms.limits().thresholds().isEmpty()
                || !terms.limits().places().isEmpty();
        return limited ? page.text("agreements.scope.limited", goods) : goods;
    }
}
