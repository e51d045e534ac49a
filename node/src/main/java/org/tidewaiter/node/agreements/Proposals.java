package org.tidewaiter.node.agreements;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.AgreementSigner;
import org.tidewaiter.exchange.agreement.SignedAgreement;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.agreements.TermsCheck.Checked;
import org.tidewaiter.node.delivery.AgreementChanges;
import org.tidewaiter.node.delivery.AgreementChanges.Adoption;
import org.tidewaiter.node.delivery.KnownAgreements;

/**
 * What people of this node decide about texts on their way to two signatures. A text is decided on once: after a refusal or
 * a withdrawal another one is written.
 */
@Component
class Proposals implements KnownTexts {

    static final int SHOWN = 200;

    /** Texts of one partner that may wait for a decision. */
    static final int MOST_OPEN = 20;

    private final ProposalRows rows;
    private final TermsCheck check;
    private final KnownAgreements known;
    private final AgreementChanges changes;
    private final NodeIdentity identity;
    private final AgreementSigner signer;
    private final Correspondence correspondence;
    private final AgreementAudit audit;
    private final Clock clock;

    Proposals(
            ProposalRows rows,
            TermsCheck check,
            KnownAgreements known,
            AgreementChanges changes,
            NodeIdentity identity,
            Correspondence correspondence,
            AgreementAudit audit,
            Clock clock) {
        this.rows = rows;
        this.check = check;
        this.known = known;
        this.changes = changes;
        this.identity = identity;
        this.signer = new AgreementSigner(identity.signingKey());
        this.correspondence = correspondence;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of terms that were handed in. */
    sealed interface Prepared {

        record Kept(Proposal proposal) implements Prepared {}

        record Faulty(List<TermFault> faults) implements Prepared {}
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<Proposal> newest(AccessScope scope) {
        scope.require(Permission.SEE_NETWORK);
        return rows.newest(SHOWN);
    }

    @Transactional(readOnly = true)
    public List<Proposal> ofNumber(AccessScope scope, String number) {
        scope.require(Permission.SEE_NETWORK);
        return rows.ofNumber(number, SHOWN);
    }

    @Transactional(readOnly = true)
    public Optional<Proposal> find(AccessScope scope, String digest) {
        scope.require(Permission.SEE_NETWORK);
        return rows.find(digest);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Agreement> proposed(AccessScope scope, String digest) {
        return find(scope, digest).map(Proposal::terms);
    }

    /** Writes a text down here, unsigned, to be read and tried. */
    @Transactional
    public Prepared prepare(AccessScope scope, TermsInput input) {
        scope.require(Permission.ADMINISTER_NETWORK);
        return switch (check.check(input)) {
            case Checked.Faulty(List<TermFault> faults) -> new Prepared.Faulty(faults);
            case Checked.Sound(Agreement terms) -> new Prepared.Kept(keep(scope, terms));
        };
    }

    /** Writes down the next revision of an agreement, which ends it. */
    @Transactional
    public Proposal prepareEnd(AccessScope scope, String number, @Nullable String lastDay) {
        scope.require(Permission.ADMINISTER_NETWORK);
        Agreement newest = known.newest(number).orElseThrow(() -> Obstacles.notFound("no-such-agreement"));
        TermFields fields = new TermFields();
        Instant now = clock.instant();
        Instant end = fields.end("validUntil", lastDay, newest.validFrom(), now);
        if (!fields.faults().isEmpty()) {
            throw Obstacles.refused(fields.faults().getFirst().code());
        }
        Instant soonest = now.isAfter(newest.validFrom().plusSeconds(1))
                ? now
                : newest.validFrom().plusSeconds(1);
        return keep(scope, newest.ending(end == null ? soonest : end));
    }

    private Proposal keep(AccessScope scope, Agreement terms) {
        String partner = partner(terms);
        if (rows.openOf(partner) >= MOST_OPEN) {
            throw Obstacles.conflict("too-many-open");
        }
        if (!rows.add(terms, identity.node(), null, scope.accountName(), clock.instant())) {
            throw Obstacles.conflict("decided-before");
        }
        audit.record(scope, "prepared", terms, partner, null);
        return rows.find(terms.digest().text()).orElseThrow();
    }

    /** Takes away what was written down and not signed. */
    @Transactional
    public void discard(AccessScope scope, String digest) {
        Proposal proposal = toDecide(scope, digest, Proposal.State.PREPARED);
        rows.remove(digest);
        audit.record(scope, "discarded", proposal.terms(), proposal.partner(), null);
    }

    /** Signs for this node: proposes what was prepared here, or makes binding what the partner has proposed. */
    @Transactional
    public Proposal sign(AccessScope scope, String digest) {
        Proposal proposal = toDecide(scope, digest, Proposal.State.PREPARED, Proposal.State.PROPOSED);
        requireFree(proposal);
        changes.objection(proposal.terms()).ifPresent(reason -> {
            throw Obstacles.conflict(Obstacles.code(reason));
        });
        if (proposal.state() == Proposal.State.PREPARED) {
            String half = signer.sign(proposal.terms());
            rows.propose(digest, half, clock.instant());
            correspondence.propose(proposal.partner(), half);
            audit.record(scope, "proposed", proposal.terms(), proposal.partner(), null);
        } else {
            countersign(scope, proposal);
        }
        return rows.find(digest).orElseThrow();
    }

    private void countersign(AccessScope scope, Proposal proposal) {
        if (proposal.ours()) {
            throw Obstacles.conflict("awaits-partner");
        }
        String half = signer.sign(proposal.terms());
        rows.countersign(proposal.digest(), half);
        AgreementFile file = AgreementFile.of(rows.find(proposal.digest()).orElseThrow(), identity.node());
        SignedAgreement signed = file.signed().orElseThrow();
        if (changes.adopt(scope, signed) instanceof Adoption.Refused(AgreementChanges.Reason reason)) {
            throw Obstacles.conflict(Obstacles.code(reason));
        }
        rows.settle(proposal.digest(), Proposal.State.SIGNED, null, scope.accountName(), clock.instant());
        rows.overtake(proposal.terms(), clock.instant());
        correspondence.signatures(proposal.partner(), signed);
        audit.record(scope, "countersigned", proposal.terms(), proposal.partner(), null);
    }

    /**
     * Two texts of one revision must not both be signed by both. So this node signs a second one only when the partner has
     * said that it will not sign the first.
     */
    private void requireFree(Proposal proposal) {
        boolean bound = rows.ofNumber(proposal.terms().number(), SHOWN).stream()
                .filter(other -> !other.digest().equals(proposal.digest()))
                .filter(other -> other.terms().revision() == proposal.terms().revision())
                .anyMatch(other -> other.ours()
                        && (other.state() == Proposal.State.PROPOSED || other.state() == Proposal.State.WITHDRAWN));
        if (bound) {
            throw Obstacles.conflict("other-text-signed");
        }
    }

    /** Asks that the partner not sign what this node has proposed. */
    @Transactional
    public Proposal withdraw(AccessScope scope, String digest) {
        Proposal proposal = toDecide(scope, digest, Proposal.State.PROPOSED);
        if (!proposal.ours()) {
            throw Obstacles.conflict("not-ours");
        }
        rows.settle(digest, Proposal.State.WITHDRAWN, null, scope.accountName(), clock.instant());
        correspondence.withdraw(proposal.partner(), digest);
        audit.record(scope, "withdrawn", proposal.terms(), proposal.partner(), null);
        return rows.find(digest).orElseThrow();
    }

    /** Says that this node does not sign what the partner has proposed. */
    @Transactional
    public Proposal refuse(AccessScope scope, String digest, String code) {
        Proposal proposal = toDecide(scope, digest, Proposal.State.PROPOSED);
        RefusalReason reason = RefusalReason.of(code)
                .filter(RefusalReason.toChoose()::contains)
                .orElseThrow(() -> Obstacles.refused("no-such-reason"));
        if (proposal.ours()) {
            throw Obstacles.conflict("awaits-partner");
        }
        rows.settle(digest, Proposal.State.REFUSED, reason.name(), scope.accountName(), clock.instant());
        correspondence.refuse(proposal.partner(), digest, reason);
        audit.record(scope, "refused", proposal.terms(), proposal.partner(), reason.name());
        return rows.find(digest).orElseThrow();
    }

    private Proposal toDecide(AccessScope scope, String digest, Proposal.State... states) {
        scope.require(Permission.ADMINISTER_NETWORK);
        Proposal proposal = rows.lock(digest).orElseThrow(() -> Obstacles.notFound("no-such-proposal"));
        if (!List.of(states).contains(proposal.state())) {
            throw Obstacles.conflict("decided-meanwhile");
        }
        return proposal;
    }

    private String partner(Agreement terms) {
        return terms.partnerOf(identity.node());
    }
}
