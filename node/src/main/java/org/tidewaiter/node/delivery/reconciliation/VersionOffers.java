package org.tidewaiter.node.delivery.reconciliation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.version.SignedVersion;
import org.tidewaiter.exchange.version.VerifiedVersion;
import org.tidewaiter.exchange.version.VersionVerifier;
import org.tidewaiter.node.delivery.LostVersions;
import org.tidewaiter.node.delivery.StoredHoldings;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.delivery.comparison.DifferenceKind;
import org.tidewaiter.node.delivery.comparison.HealingAction;
import org.tidewaiter.node.delivery.comparison.ReconciliationFailedException;
import org.tidewaiter.node.delivery.comparison.ReconciliationRows;
import org.tidewaiter.node.delivery.comparison.ReconciliationRows.Acted;
import org.tidewaiter.node.delivery.reconciliation.ReconciliationCalls.Talk;

/**
 * Has partners give back what this node has issued and lost. What comes back counts only under this node's own signature, and
 * waits for a person: see {@link LostVersions}.
 */
@Component
class VersionOffers {

    /** Versions asked for in one comparison; the next one goes on. */
    static final int MOST = 500;

    private static final Logger log = LoggerFactory.getLogger(VersionOffers.class);

    private static final Set<DifferenceKind> LOSSES = EnumSet.of(
            DifferenceKind.MISSING_HERE,
            DifferenceKind.DAMAGED_HERE,
            DifferenceKind.UNEXPECTED_THERE,
            DifferenceKind.OTHER_DIGEST);

    private final NodeIdentity identity;
    private final VersionVerifier verifier;
    private final StoredHoldings stored;
    private final LostVersionRows lost;
    private final ReconciliationRows rows;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    VersionOffers(
            NodeIdentity identity,
            VersionVerifier verifier,
            StoredHoldings stored,
            LostVersionRows lost,
            ReconciliationRows rows,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.identity = identity;
        this.verifier = verifier;
        this.stored = stored;
        this.lost = lost;
        this.rows = rows;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Asks for what a comparison has left to a person; what was done about each difference, as it is then. */
    List<Acted> ask(Talk talk, PartnerHoldings theirs, List<Acted> acted) throws InterruptedException {
        List<Acted> after = new ArrayList<>(acted.size());
        Set<VersionRef> waiting = lost.waiting(talk.partner().name());
        int asked = 0;
        for (Acted one : acted) {
            if (mayComeBack(one) && waiting.contains(one.version())) {
                rows.offered(talk.id(), one.version());
                after.add(new Acted(one.version(), one.kind(), HealingAction.ADOPT_OR_WITHDRAW));
            } else {
                after.add(mayComeBack(one) && asked++ < MOST ? offered(talk, theirs, one) : one);
            }
        }
        return after;
    }

    /** Whether more may come back than is asked for in one comparison; what came back before waits for a person. */
    boolean leavesSome(String partner, List<Acted> acted) {
        Set<VersionRef> waiting = lost.waiting(partner);
        return acted.stream()
                        .filter(VersionOffers::mayComeBack)
                        .filter(one -> !waiting.contains(one.version()))
                        .count()
                > MOST;
    }

    private static boolean mayComeBack(Acted one) {
        return one.action() == HealingAction.FOR_A_PERSON && LOSSES.contains(one.kind());
    }

    private Acted offered(Talk talk, PartnerHoldings theirs, Acted one) throws InterruptedException {
        Optional<SignedVersion> bytes;
        try {
            bytes = theirs.bytes(one.version());
        } catch (ReconciliationFailedException partnerDoesNotSay) {
            log.info("{} gives nothing back: {}", talk.partner().name(), partnerDoesNotSay.getMessage());
            return one;
        }
        Optional<VerifiedVersion> verified = bytes.flatMap(given -> verified(one.version(), given));
        if (verified.isEmpty()) {
            return one;
        }
        transaction.executeWithoutResult(status -> {
            boolean branch = stored.branch(verified.get());
            lost.offer(talk.partner().name(), one.version(), bytes.get(), branch, clock.instant());
            rows.offered(talk.id(), one.version());
            if (!branch && RecordedLostVersions.isWithdrawal(verified.get())) {
                events.publishEvent(new LostVersions.WithdrawalLost(one.version()));
            }
        });
        return new Acted(one.version(), one.kind(), HealingAction.ADOPT_OR_WITHDRAW);
    }

    /** The version, if this node has signed these bytes for it. */
    Optional<VerifiedVersion> verified(VersionRef version, SignedVersion bytes) {
        return verifier.verify(bytes, identity.node()) instanceof VerifiedVersion verified
                        && verified.content().claims().identity().equals(version.identity())
                        && verified.content().claims().version() == version.version()
                ? Optional.of(verified)
                : Optional.empty();
    }
}
