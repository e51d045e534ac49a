package org.tidewaiter.node.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.version.VerifiedVersion;
import org.tidewaiter.exchange.version.VersionKind;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.audit.AuditTrail;
import org.tidewaiter.node.delivery.ExpectedHoldings.Found;
import org.tidewaiter.node.delivery.LostVersionRows.Offered;
import org.tidewaiter.node.journal.Journal;

/**
 * Versions that this node issued, has lost since, and partners have given back under its own signature. A person adopts each,
 * so that it stands here again, or withdraws its report. The store does that; here is kept what waits and what was decided.
 */
@Component
public class LostVersions {

    private final LostVersionRows rows;
    private final VersionOffers offers;
    private final HealingRows lane;
    private final Journal journal;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LostVersions(
            LostVersionRows rows,
            VersionOffers offers,
            HealingRows lane,
            Journal journal,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.offers = offers;
        this.lane = lane;
        this.journal = journal;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** What can be decided. */
    public enum Decision {
        ADOPTED,
        WITHDRAWN
    }

    /** What waits for a decision, of the countries and the authority that this account decides for. */
    @Transactional(readOnly = true)
    public List<LostVersion> open(AccessScope scope, int limit) {
        scope.require(Permission.RELEASE);
        String[] countries =
                scope.countries().isEmpty() ? null : scope.countries().toArray(String[]::new);
        return rows.open(countries, scope.member().orElse(null), limit).stream()
                .map(this::lost)
                .toList();
    }

    private LostVersion lost(Offered offered) {
        boolean withdrawal = offers.verified(offered.version(), offered.bytes())
                .filter(LostVersions::isWithdrawal)
                .isPresent();
        return new LostVersion(offered.version(), offered.partner(), withdrawal, offered.at());
    }

    private static boolean isWithdrawal(VerifiedVersion version) {
        return version.content().claims().kind() == VersionKind.WITHDRAWAL;
    }

    /** The version with the most parts that a partner has given back, locked until the caller's transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<VerifiedVersion> lock(AccessScope scope, VersionRef version) {
        scope.require(Permission.RELEASE);
        return rows.of(version).stream()
                .filter(one -> decides(scope, one.version()))
                .flatMap(one -> offers.verified(version, one.bytes()).stream())
                .reduce((one, other) -> other.content().disclosures().size()
                                > one.content().disclosures().size()
                        ? other
                        : one);
    }

    private static boolean decides(AccessScope scope, VersionRef version) {
        String originator = version.identity().originator();
        return scope.seesCountry(originator.substring(0, 2))
                && scope.member().map(originator::equals).orElse(true);
    }

    /**
     * Keeps what was decided, in the caller's transaction, after the store has it. The partners that gave the version back are
     * sent it again, so that their receipts show what they hold, and so that a withdrawal reaches them.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void decided(AccessScope scope, VerifiedVersion version, Decision decision) {
        VersionRef ref = new VersionRef(
                version.content().claims().identity(),
                version.content().claims().version());
        Instant now = clock.instant();
        Found found = new Found(ref, DifferenceKind.MISSING_HERE, isWithdrawal(version), journal.lastPosition());
        rows.of(ref).forEach(offered -> {
            lane.recordAgain(offered.partner(), found, now);
            lane.sendAgain(offered.partner(), ref, now);
        });
        rows.decide(ref, decision.name(), scope.accountName(), now);
        audit.record(
                scope,
                decision == Decision.ADOPTED ? "lost-version.adopted" : "lost-version.withdrawn",
                ref.identity().toString(),
                Map.of("version", Integer.toString(ref.version())));
        events.publishEvent(new LaneWork());
    }
}
