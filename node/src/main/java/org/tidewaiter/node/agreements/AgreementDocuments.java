package org.tidewaiter.node.agreements;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.Relaying;
import org.tidewaiter.node.delivery.AgreementStanding;

/** What programs are told of agreements. */
final class AgreementDocuments {

    private AgreementDocuments() {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Threshold(String subcategory, String unit, String amount) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Terms(
            String number,
            int revision,
            String digest,
            @Nullable String previous,
            String sender,
            String receiver,
            List<String> categories,
            List<String> eventKinds,
            List<String> places,
            List<Threshold> thresholds,
            String profile,
            List<String> handling,
            List<String> onward,
            String onwardProfile,
            List<String> relays,
            @Nullable String recipients,
            String legalBasis,
            int hoursAllowed,
            Instant validFrom,
            @Nullable Instant validUntil,
            String release) {

        static Terms of(Agreement terms) {
            return new Terms(
                    terms.number(),
                    terms.revision(),
                    terms.digest().text(),
                    terms.previousRevision().map(previous -> previous.text()).orElse(null),
                    terms.sender(),
                    terms.receiver(),
                    terms.categories(),
                    terms.eventKinds(),
                    terms.limits().places(),
                    terms.limits().thresholds().stream()
                            .map(each -> new Threshold(
                                    each.subcategory(),
                                    each.unit(),
                                    each.amount().toPlainString()))
                            .toList(),
                    terms.profile().name(),
                    terms.handling(),
                    terms.onward().classes(),
                    terms.onward().profile(),
                    terms.passedOn().map(Relaying::originators).orElse(List.of()),
                    terms.passedOn().map(Relaying::recipients).orElse(null),
                    terms.legalBasis(),
                    terms.hoursAllowed(),
                    terms.validFrom(),
                    terms.validUntil(),
                    terms.release().code());
        }
    }

    /** Since when one side lets nothing travel. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Suspended(Instant since, @Nullable String reason) {}

    /**
     * One agreement.
     *
     * @param state {@code in-force}, {@code suspended-here}, {@code suspended-there}, {@code suspended-by-both},
     *     {@code not-yet} or {@code ended}
     * @param inForce number of the revision that binds now
     * @param revisions the newest first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Standing(
            String number,
            String partner,
            String direction,
            String state,
            @Nullable Integer inForce,
            @Nullable Suspended suspendedHere,
            @Nullable Suspended suspendedByPartner,
            List<Terms> revisions) {

        static Standing of(AgreementStanding standing, ProposalRows.@Nullable Told told, String own, Instant now) {
            Agreement newest = standing.newest();
            boolean sends = newest.sender().equals(own);
            AgreementStanding.Suspension here = standing.suspension();
            Agreement binding = standing.binding();
            return new Standing(
                    newest.number(),
                    newest.partnerOf(own),
                    sends ? TermsInput.SENDS : TermsInput.RECEIVES,
                    AgreementState.of(standing, told != null, now).code(),
                    binding == null ? null : binding.revision(),
                    here == null ? null : new Suspended(here.since(), here.reason()),
                    told == null ? null : new Suspended(told.since(), told.reason()),
                    standing.revisions().reversed().stream()
                            .map(revision -> Terms.of(revision.agreement()))
                            .toList());
        }
    }

    /**
     * One text on its way.
     *
     * @param state where it stands, such as {@code signed} or {@code refused}
     * @param proposedBy name of the node that signs first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProposalDocument(
            String digest,
            String partner,
            String proposedBy,
            String state,
            @Nullable String reason,
            Instant madeAt,
            @Nullable Instant proposedAt,
            @Nullable Instant settledAt,
            Terms terms) {

        static ProposalDocument of(Proposal proposal, String own) {
            return new ProposalDocument(
                    proposal.digest(),
                    proposal.partner(),
                    proposal.ours() ? own : proposal.partner(),
                    proposal.state().name().toLowerCase(Locale.ROOT),
                    proposal.reason(),
                    proposal.madeAt(),
                    proposal.proposedAt(),
                    proposal.settledAt(),
                    Terms.of(proposal.terms()));
        }
    }
}
