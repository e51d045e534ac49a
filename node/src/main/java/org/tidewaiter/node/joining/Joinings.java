package org.tidewaiter.node.joining;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.joining.ComparisonDigits;
import org.tidewaiter.exchange.joining.Introduced;
import org.tidewaiter.exchange.joining.Invitation;
import org.tidewaiter.exchange.joining.JoiningRequest;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.delivery.OutgoingIntroductions;
import org.tidewaiter.node.delivery.OutgoingIntroductions.Said;
import org.tidewaiter.node.delivery.PartnerRegister;
import org.tidewaiter.node.delivery.PartnerRegister.NewPartner;
import org.tidewaiter.node.settings.Title;

/** Takes up invitations of other nodes, and confirms once people have compared the digits. */
@Component
class Joinings {

    /** What the other node may answer, in words of this one; anything else is said to be refused. */
    private static final Set<String> KNOWN_REFUSALS = Set.of(
            "invitation-used",
            "invitation-ended",
            "invitation-cancelled",
            "other-node-invited",
            "other-originators",
            "name-taken",
            "key-taken",
            "too-many-calls");

    private final RequestRows rows;
    private final OwnIntroduction own;
    private final NodeIdentity identity;
    private final OutgoingIntroductions calls;
    private final PartnerRegister register;
    private final JoiningAudit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Joinings(
            RequestRows rows,
            OwnIntroduction own,
            NodeIdentity identity,
            OutgoingIntroductions calls,
            PartnerRegister register,
            JoiningAudit audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rows = rows;
        this.own = own;
        this.identity = identity;
        this.calls = calls;
        this.register = register;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Takes up an invitation: asks the node that made it, and keeps what people compare. Asking twice does no harm.
     *
     * @param text as it came
     * @param address base address under which the other node reaches this one
     */
    KeptRequest ask(AccessScope scope, String text, String address) {
        scope.require(Permission.ADMINISTER_NETWORK);
        Invitation invitation = Invitation.read(text).orElseThrow(() -> Obstacles.refused("no-invitation"));
        Introduced introduced = own.at(address);
        requireOurs(invitation, introduced);
        JoiningRequest request = new JoiningRequest(
                introduced, invitation.from().node(), invitation.code().verificationKey(), now());
        requireTaken(call(invitation, request.signedWith(identity.signingKey())));
        transaction.executeWithoutResult(status -> keep(scope, invitation));
        return rows.under(invitation.code().verificationKey()).orElseThrow(() -> Obstacles.conflict("settled"));
    }

    private void requireOurs(Invitation invitation, Introduced introduced) {
        if (!invitation.invited().equals(identity.node())) {
            throw Obstacles.refused("other-node-invited");
        }
        if (!Set.copyOf(invitation.originators()).equals(new HashSet<>(introduced.originators()))) {
            throw Obstacles.refused("other-originators");
        }
        if (!now().isBefore(invitation.ends())) {
            throw Obstacles.conflict("invitation-ended");
        }
        Obstacles.requireDone(
                register.objection(invitation.from().node(), invitation.from().key()));
    }

    private Said call(Invitation invitation, String request) {
        try {
            return calls.introduce(invitation, request);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Said.Lost("interrupted");
        }
    }

    private static void requireTaken(Said said) {
        switch (said) {
            case Said.Taken _ -> {}
            case Said.Refused(var reason) ->
                throw Obstacles.conflict(KNOWN_REFUSALS.contains(reason) ? reason : "refused-there");
            // Some systems cut the line before the reason has arrived.
            case Said.Lost(var problem) ->
                throw Obstacles.conflict(
                        problem.equals("tls-refused") || problem.equals("connection-cut")
                                ? "not-known-there"
                                : "not-reached");
        }
    }

    private void keep(AccessScope scope, Invitation invitation) {
        Introduced from = invitation.from();
        KeptRequest request = new KeptRequest(
                UUID.randomUUID(),
                from.node(),
                new Title(from.titleInEnglish(), from.titleInFrench()),
                from.address(),
                from.key(),
                Set.copyOf(from.originators()),
                invitation.code().verificationKey(),
                scope.accountName(),
                now(),
                RequestState.ASKED,
                null);
        rows.ask(request);
        audit.record(scope, "joining.asked", request.id().toString(), from.node());
    }

    @Transactional(readOnly = true)
    public List<KeptRequest> newest(AccessScope scope) {
        scope.require(Permission.ADMINISTER_NETWORK);
        return rows.newest();
    }

    /** The digits that people compare. */
    String digits(KeptRequest request) {
        return ComparisonDigits.of(
                request.node(), request.key(), identity.node(), identity.verificationKey(), request.invitation());
    }

    /**
     * People have compared: the node that invited is a partner of this one.
     *
     * @param digits as they were compared
     */
    @Transactional
    public void confirm(AccessScope scope, UUID id, String digits) {
        scope.require(Permission.ADMINISTER_NETWORK);
        KeptRequest request = locked(id);
        if (!digits(request).equals(digits.strip())) {
            throw Obstacles.refused("other-digits");
        }
        Obstacles.requireDone(register.add(
                scope,
                new NewPartner(request.node(), request.title(), request.url(), request.key(), request.originators())));
        rows.settle(id, RequestState.CONFIRMED, scope.accountName(), clock.instant());
        audit.record(scope, "joining.confirmed", id.toString(), request.node());
    }

    @Transactional
    public void cancel(AccessScope scope, UUID id) {
        scope.require(Permission.ADMINISTER_NETWORK);
        KeptRequest request = locked(id);
        rows.settle(id, RequestState.CANCELLED, scope.accountName(), clock.instant());
        audit.record(scope, "joining.cancelled", id.toString(), request.node());
    }

    /** Lets a partner go that joined by invitation. */
    @Transactional
    public void letGo(AccessScope scope, String partner) {
        scope.require(Permission.ADMINISTER_NETWORK);
        Obstacles.requireDone(register.remove(scope, partner));
        audit.record(scope, "partner.removed", partner, partner);
    }

    private KeptRequest locked(UUID id) {
        KeptRequest request = rows.lock(id).orElseThrow(() -> Obstacles.notFound("no-such-request"));
        if (request.state() != RequestState.ASKED) {
            throw Obstacles.conflict("settled");
        }
        return request;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
