package org.tidewaiter.node.agreements;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.SignedAgreement;
import org.tidewaiter.exchange.letter.LetterBounds;
import org.tidewaiter.exchange.token.Claims;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.StrictJson;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.NodeScope;
import org.tidewaiter.node.agreements.Correspondence.What;
import org.tidewaiter.node.delivery.IncomingLetters;
import org.tidewaiter.node.delivery.KnownAgreements;
import org.tidewaiter.node.web.ProblemException;

/**
 * Takes what partners write about agreements. A letter proves who wrote it; whether a text binds is proved by the two
 * signatures in it alone.
 */
@Component
class AgreementLetters implements IncomingLetters {

    private final Arrivals arrivals;
    private final ProposalRows rows;
    private final KnownAgreements known;
    private final Correspondence correspondence;
    private final AgreementAudit audit;
    private final AccessScope node;
    private final Clock clock;

    AgreementLetters(
            Arrivals arrivals,
            ProposalRows rows,
            KnownAgreements known,
            Correspondence correspondence,
            AgreementAudit audit,
            NodeScope node,
            Clock clock) {
        this.arrivals = arrivals;
        this.rows = rows;
        this.known = known;
        this.correspondence = correspondence;
        this.audit = audit;
        this.node = node.scope();
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Correspondence.KIND;
    }

    @Override
    public Taking take(ReceivedLetter letter) {
        try {
            Claims body = StrictJson.readClaims(letter.body().getBytes(StandardCharsets.UTF_8), "/body");
            read(letter.sender(), body);
            return new Taking.Taken();
        } catch (Refusal malformed) {
            return new Taking.Refused("malformed");
        } catch (ProblemException obstacle) {
            return new Taking.Refused(obstacle.code());
        }
    }

    private void read(String partner, Claims body) throws Refusal {
        switch (what(body)) {
            case PROPOSAL -> {
                String half = body.text("half", LetterBounds.BODY_BYTES);
                arrivals.propose(node, arrivals.proposedBy(partner, half), partner, half);
            }
            case SIGNATURES ->
                arrivals.adoptFrom(
                        node,
                        partner,
                        new SignedAgreement(
                                body.text("bySender", LetterBounds.BODY_BYTES),
                                body.text("byReceiver", LetterBounds.BODY_BYTES)));
            case REFUSAL -> refused(partner, digest(body), refusal(body));
            case WITHDRAWAL -> withdrawn(partner, digest(body));
            case SUSPENSION -> told(partner, body, suspension(body));
            case RESUMPTION -> told(partner, body, null);
        }
    }

    private static What what(Claims body) throws Refusal {
        String code = body.code("what");
        for (What what : What.values()) {
            if (what.name().equals(code)) {
                return what;
            }
        }
        throw body.malformed("what");
    }

    private static String digest(Claims body) throws Refusal {
        return Digest.of(body.bytes32("digest")).text();
    }

    /** A reason that a newer program has given is another one here. */
    private static RefusalReason refusal(Claims body) throws Refusal {
        return RefusalReason.of(body.code("reason")).orElse(RefusalReason.OTHER);
    }

    private static SuspensionReason suspension(Claims body) throws Refusal {
        return SuspensionReason.of(body.code("reason")).orElse(SuspensionReason.OTHER);
    }

    private void refused(String partner, String digest, RefusalReason reason) {
        with(partner, digest).filter(Proposal::ours).ifPresent(proposal -> {
            boolean waits = proposal.state() == Proposal.State.PROPOSED || proposal.state() == Proposal.State.WITHDRAWN;
            if (waits) {
                rows.settle(digest, Proposal.State.REFUSED, reason.name(), null, clock.instant());
                audit.record(node, "refusal-arrived", proposal.terms(), partner, reason.name());
            }
        });
    }

    /** From now on nobody here can sign it, and that is what the answer says. */
    private void withdrawn(String partner, String digest) {
        with(partner, digest)
                .filter(proposal -> !proposal.ours() && proposal.state() == Proposal.State.PROPOSED)
                .ifPresent(proposal -> {
                    rows.settle(digest, Proposal.State.WITHDRAWN, null, null, clock.instant());
                    audit.record(node, "withdrawal-arrived", proposal.terms(), partner, null);
                    correspondence.refuse(partner, digest, RefusalReason.WITHDRAWN);
                });
    }

    private Optional<Proposal> with(String partner, String digest) {
        return rows.lock(digest).filter(proposal -> proposal.partner().equals(partner));
    }

    private void told(String partner, Claims body, @Nullable SuspensionReason reason) throws Refusal {
        String number = body.code("agreement");
        Instant since = body.instant("since");
        Agreement terms = known.newest(number)
                .filter(newest ->
                        newest.sender().equals(partner) || newest.receiver().equals(partner))
                .orElseThrow(() -> Obstacles.notFound("no-such-agreement"));
        boolean suspended = reason != null;
        String code = reason == null ? null : reason.name();
        rows.told(number, partner, suspended, code, since, clock.instant());
        audit.record(node, suspended ? "suspension-arrived" : "resumption-arrived", terms, partner, code);
    }
}
