package org.tidewaiter.node.agreements;

import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.AgreementVerifier;
import org.tidewaiter.exchange.agreement.SignedAgreement;
import org.tidewaiter.exchange.identity.KeyDirectory;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.delivery.AgreementChanges;
import org.tidewaiter.node.delivery.AgreementChanges.Adoption;
import org.tidewaiter.node.delivery.KnownAgreements;
import org.tidewaiter.node.delivery.KnownPartners;

/** Takes what partners signed, however it came. What it says of itself counts for nothing: only the signatures do. */
@Component
class Arrivals {

    private final ProposalRows rows;
    private final AgreementVerifier verifier;
    private final KnownAgreements known;
    private final AgreementChanges changes;
    private final NodeIdentity identity;
    private final KnownPartners partners;
    private final AgreementAudit audit;
    private final Clock clock;

    Arrivals(
            ProposalRows rows,
            KeyDirectory keys,
            KnownAgreements known,
            AgreementChanges changes,
            NodeIdentity identity,
            KnownPartners partners,
            AgreementAudit audit,
            Clock clock) {
        this.rows = rows;
        this.verifier = new AgreementVerifier(keys);
        this.known = known;
        this.changes = changes;
        this.identity = identity;
        this.partners = partners;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a file was. */
    sealed interface Taken {

        /** A text that the partner proposes; it waits for a decision. */
        record Proposed(String digest) implements Taken {}

        /** A text that both have signed; it binds. */
        record Adopted(Agreement terms) implements Taken {}

        /** It was here before, and nothing has changed. */
        record Known(Agreement terms) implements Taken {}
    }

    /** Takes a file that was carried by hand. */
    @Transactional
    public Taken take(AccessScope scope, byte[] bytes) {
        scope.require(Permission.ADMINISTER_NETWORK);
        AgreementFile file = AgreementFile.read(bytes).orElseThrow(() -> Obstacles.refused("not-a-file"));
        Optional<SignedAgreement> signed = file.signed();
        return signed.isPresent() ? adopt(scope, signed.get()) : propose(scope, file);
    }

    private Taken propose(AccessScope scope, AgreementFile file) {
        String half = file.bySender() == null ? file.byReceiver() : file.bySender();
        Agreement terms = read(half == null ? "" : half, file.bySender() != null);
        String partner = file.bySender() == null ? terms.receiver() : terms.sender();
        if (!partner.equals(identity.node())) {
            return propose(scope, terms, partner, half == null ? "" : half);
        }
        if (rows.find(terms.digest().text()).isPresent()) {
            return new Taken.Known(terms);
        }
        throw Obstacles.refused("own-half");
    }

    /** The terms that one half holds, which that side signed. */
    private Agreement read(String half, boolean bySender) {
        return Stream.concat(partners.names().stream(), Stream.of(identity.node()))
                .flatMap(signer -> signedBy(signer, half).stream())
                .filter(terms -> isSignedByTheRightSide(terms, half, bySender))
                .findFirst()
                .orElseThrow(() -> Obstacles.refused("does-not-verify"));
    }

    private boolean isSignedByTheRightSide(Agreement terms, String half, boolean bySender) {
        return signedBy(bySender ? terms.sender() : terms.receiver(), half).isPresent();
    }

    private Optional<Agreement> signedBy(String signer, String half) {
        try {
            return Optional.of(verifier.readProposal(half, signer));
        } catch (Refusal notTheirs) {
            return Optional.empty();
        }
    }

    /** The terms of a half that this partner signed. */
    Agreement proposedBy(String partner, String half) {
        try {
            Agreement terms = verifier.readProposal(half, partner);
            if (partner(terms).equals(partner)) {
                return terms;
            }
        } catch (Refusal notTheirs) {
            throw Obstacles.refused("does-not-verify");
        }
        throw Obstacles.refused("not-ours");
    }

    /** Takes a text that both have signed and that this partner sent. */
    void adoptFrom(AccessScope scope, String partner, SignedAgreement signed) {
        if (!partner(read(signed.bySender(), true)).equals(partner)) {
            throw Obstacles.refused("not-ours");
        }
        adopt(scope, signed);
    }

    /** Takes a text that a partner proposes. */
    Taken propose(AccessScope scope, Agreement terms, String partner, String half) {
        boolean ours =
                terms.sender().equals(identity.node()) || terms.receiver().equals(identity.node());
        if (!ours) {
            throw Obstacles.refused("not-ours");
        }
        requireNumber(terms);
        if (isBinding(terms) || rows.find(terms.digest().text()).isPresent()) {
            return new Taken.Known(terms);
        }
        if (rows.openOf(partner) >= Proposals.MOST_OPEN) {
            throw Obstacles.conflict("too-many-open");
        }
        rows.add(terms, partner, half, null, clock.instant());
        audit.record(scope, "arrived", terms, partner, null);
        return new Taken.Proposed(terms.digest().text());
    }

    /** Takes a text that both have signed. */
    Taken adopt(AccessScope scope, SignedAgreement signed) {
        Agreement terms = read(signed.bySender(), true);
        requireNumber(terms);
        if (isBinding(terms)) {
            return new Taken.Known(terms);
        }
        if (changes.adopt(scope, signed) instanceof Adoption.Refused(AgreementChanges.Reason reason)) {
            throw Obstacles.refused(Obstacles.code(reason));
        }
        settle(terms, signed);
        audit.record(scope, "adopted", terms, partner(terms), null);
        return new Taken.Adopted(terms);
    }

    private static void requireNumber(Agreement terms) {
        if (!TermFields.isNumber(terms.number())) {
            throw Obstacles.refused("number");
        }
    }

    private void settle(Agreement terms, SignedAgreement signed) {
        String digest = terms.digest().text();
        rows.lock(digest).ifPresent(proposal -> {
            boolean firstIsSenders = terms.sender().equals(identity.node()) == proposal.ours();
            rows.countersign(digest, firstIsSenders ? signed.byReceiver() : signed.bySender());
            rows.settle(digest, Proposal.State.SIGNED, null, null, clock.instant());
        });
        rows.overtake(terms, clock.instant());
    }

    private boolean isBinding(Agreement terms) {
        return known.all().stream()
                .flatMap(standing -> standing.revisions().stream())
                .anyMatch(revision -> revision.verified().digest().equals(terms.digest()));
    }

    private String partner(Agreement terms) {
        return terms.partnerOf(identity.node());
    }
}
