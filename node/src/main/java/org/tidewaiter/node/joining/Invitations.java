package org.tidewaiter.node.joining;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.joining.ComparisonDigits;
import org.tidewaiter.exchange.joining.Introduced;
import org.tidewaiter.exchange.joining.Invitation;
import org.tidewaiter.exchange.joining.InvitationCode;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.delivery.KnownPartners;
import org.tidewaiter.node.delivery.PartnerRegister;
import org.tidewaiter.node.delivery.PartnerRegister.NewPartner;
import org.tidewaiter.node.joining.KeptInvitation.Asked;

/** Invitations of this node: made, cancelled, and confirmed once people have compared the digits. */
@Component
class Invitations {

    private static final int LONGEST_DAYS = 30;
    private static final int MOST_OPEN = 100;

    private final InvitationRows rows;
    private final OwnIntroduction own;
    private final NodeIdentity identity;
    private final KnownPartners partners;
    private final PartnerRegister register;
    private final JoiningAudit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Invitations(
            InvitationRows rows,
            OwnIntroduction own,
            NodeIdentity identity,
            KnownPartners partners,
            PartnerRegister register,
            JoiningAudit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.own = own;
        this.identity = identity;
        this.partners = partners;
        this.register = register;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * An invitation that was made just now.
     *
     * @param text for the other administrator, with the code, which is kept nowhere
     */
    record Made(UUID id, String node, Instant endsAt, String text) {}

    @Transactional
    public Made make(AccessScope scope, InvitationInput input) {
        scope.require(Permission.ADMINISTER_NETWORK);
        requireUsable(input);
        Introduced from = own.at(input.reachedAt());
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        if (rows.open(now) >= MOST_OPEN) {
            throw Obstacles.conflict("too-many-open");
        }
        Invitation invitation = new Invitation(
                from,
                input.invited(),
                input.authorities(),
                InvitationCode.generate(random),
                now.plus(Duration.ofDays(input.goodFor())));
        KeptInvitation kept = new KeptInvitation(
                UUID.randomUUID(),
                invitation.code().verificationKey(),
                invitation.invited(),
                Set.copyOf(invitation.originators()),
                scope.accountName(),
                now,
                invitation.ends(),
                InvitationState.OPEN,
                null,
                null);
        rows.make(kept);
        audit.record(scope, "invitation.made", kept.id().toString(), kept.node());
        events.publishEvent(new InvitationReception.InvitationMade());
        return new Made(kept.id(), kept.node(), kept.endsAt(), invitation.text());
    }

    private void requireUsable(InvitationInput input) {
        String node = input.invited();
        if (!Introduced.isName(node)) {
            throw Obstacles.refused("node");
        }
        if (node.equals(identity.node()) || partners.title(node).isPresent()) {
            throw Obstacles.conflict("name-taken");
        }
        List<String> authorities = input.authorities();
        if (authorities.size() > Introduced.MOST_ORIGINATORS
                || !authorities.stream().allMatch(Introduced::isOriginator)) {
            throw Obstacles.refused("originators");
        }
        if (input.goodFor() < 1 || input.goodFor() > LONGEST_DAYS) {
            throw Obstacles.refused("days");
        }
    }

    @Transactional(readOnly = true)
    public List<KeptInvitation> newest(AccessScope scope) {
        scope.require(Permission.ADMINISTER_NETWORK);
        return rows.newest();
    }

    /** The digits that people compare, once a node has asked. */
    String digits(KeptInvitation invitation, Asked asked) {
        return ComparisonDigits.of(
                identity.node(), identity.verificationKey(), invitation.node(), asked.key(), invitation.key());
    }

    /**
     * People have compared: the node that asked is a partner of this one.
     *
     * @param digits as they were compared
     */
    @Transactional
    public void confirm(AccessScope scope, UUID id, String digits) {
        scope.require(Permission.ADMINISTER_NETWORK);
        KeptInvitation invitation = locked(id);
        Asked asked = invitation.asked();
        if (invitation.state() != InvitationState.ASKED || asked == null) {
            throw Obstacles.conflict(invitation.state() == InvitationState.OPEN ? "nobody-asked" : "settled");
        }
        if (!digits(invitation, asked).equals(digits.strip())) {
            throw Obstacles.refused("other-digits");
        }
        Obstacles.requireDone(register.add(
                scope,
                new NewPartner(invitation.node(), asked.title(), asked.url(), asked.key(), invitation.originators())));
        rows.settle(id, InvitationState.CONFIRMED, scope.accountName(), clock.instant());
        audit.record(scope, "invitation.confirmed", id.toString(), invitation.node());
    }

    /** Nobody joins by it any more. A partner that was confirmed is let go by itself. */
    @Transactional
    public void cancel(AccessScope scope, UUID id) {
        scope.require(Permission.ADMINISTER_NETWORK);
        KeptInvitation invitation = locked(id);
        if (invitation.state() == InvitationState.CONFIRMED || invitation.state() == InvitationState.CANCELLED) {
            throw Obstacles.conflict("settled");
        }
        rows.settle(id, InvitationState.CANCELLED, scope.accountName(), clock.instant());
        audit.record(scope, "invitation.cancelled", id.toString(), invitation.node());
    }

    private KeptInvitation locked(UUID id) {
        return rows.lock(id).orElseThrow(() -> Obstacles.notFound("no-such-invitation"));
    }
}
