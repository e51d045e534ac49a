package org.tidewaiter.node.joining;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.exchange.joining.Introduced;
import org.tidewaiter.exchange.joining.JoiningRequest;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.NodeScope;
import org.tidewaiter.node.delivery.IncomingIntroductions;
import org.tidewaiter.node.delivery.PartnerRegister;
import org.tidewaiter.node.joining.KeptInvitation.Asked;

/**
 * Takes the request of a node that was invited. It makes nobody a partner: it is shown to people, who compare. The first
 * key that asks is the only one; whoever holds the same code and another key is told that it was used.
 */
@Component
class InvitationReception implements IncomingIntroductions {

    /** Times that an invitation may be presented, whatever comes of it. */
    static final int MOST_CALLS = 20;

    /** So long after it was made somebody with a code is told what became of it; after that nobody is answered at all. */
    private static final Duration REMEMBERED = Duration.ofDays(60);

    private static final Duration LOOKED_LATELY = Duration.ofSeconds(1);

    private final InvitationRows rows;
    private final PartnerRegister register;
    private final NodeIdentity identity;
    private final JoiningAudit audit;
    private final AccessScope node;
    private final Clock clock;
    private volatile Seen seen = new Seen(List.of(), Instant.MIN);

    InvitationReception(
            InvitationRows rows,
            PartnerRegister register,
            NodeIdentity identity,
            JoiningAudit audit,
            NodeScope node,
            Clock clock) {
        this.rows = rows;
        this.register = register;
        this.identity = identity;
        this.audit = audit;
        this.node = node.scope();
        this.clock = clock;
    }

    private record Seen(List<VerificationKey> keys, Instant at) {}

    /** Published in the transaction that made an invitation. */
    record InvitationMade() {}

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void onMade(InvitationMade made) {
        seen = new Seen(List.of(), Instant.MIN);
    }

    /** Read at most once a second and when one was made: strangers who knock cost the database nothing more. */
    @Override
    public Collection<VerificationKey> callers() {
        Instant now = clock.instant();
        Seen last = seen;
        if (last.at().isBefore(now.minus(LOOKED_LATELY))) {
            last = new Seen(rows.keysSince(now.minus(REMEMBERED)), now);
            seen = last;
        }
        return last.keys();
    }

    @Override
    @Transactional
    public Reception take(VerificationKey caller, String request) {
        KeptInvitation invitation = rows.lock(caller).orElse(null);
        if (invitation == null) {
            return new Reception.Refused("unknown-invitation");
        }
        if (rows.count(invitation.id()) > MOST_CALLS) {
            return new Reception.Refused("too-many-calls");
        }
        try {
            return judge(invitation, JoiningRequest.read(request, identity.node(), caller));
        } catch (Refusal malformed) {
            return new Reception.Refused(malformed.rule().code());
        }
    }

    private Reception judge(KeptInvitation invitation, JoiningRequest request) {
        Introduced newcomer = request.newcomer();
        if (invitation.state() == InvitationState.CANCELLED) {
            return new Reception.Refused("invitation-cancelled");
        }
        Asked asked = invitation.asked();
        if (asked != null) {
            return asked.key().equals(newcomer.key())
                    ? new Reception.Taken()
                    : new Reception.Refused("invitation-used");
        }
        if (invitation.hasEnded(clock.instant())) {
            return new Reception.Refused("invitation-ended");
        }
        if (!newcomer.node().equals(invitation.node())) {
            return new Reception.Refused("other-node-invited");
        }
        if (!Set.copyOf(newcomer.originators()).equals(invitation.originators())) {
            return new Reception.Refused("other-originators");
        }
        PartnerRegister.Outcome objection = register.objection(newcomer.node(), newcomer.key());
        if (objection != PartnerRegister.Outcome.DONE) {
            return new Reception.Refused(Obstacles.code(objection));
        }
        rows.ask(invitation.id(), newcomer, clock.instant());
        audit.record(node, "invitation.asked", invitation.id().toString(), invitation.node());
        return new Reception.Taken();
    }
}
