package org.tidewaiter.node.delivery.reconciliation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.exchange.version.VerifiedVersion;
import org.tidewaiter.exchange.version.VersionKind;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.audit.AuditTrail;
import org.tidewaiter.node.delivery.LostVersion;
import org.tidewaiter.node.delivery.LostVersions;
import org.tidewaiter.node.delivery.StoredHoldings;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.delivery.comparison.DifferenceKind;
import org.tidewaiter.node.delivery.comparison.ExpectedHoldings.Found;
import org.tidewaiter.node.delivery.comparison.HealingRows;
import org.tidewaiter.node.delivery.queue.LaneWork;
import org.tidewaiter.node.delivery.reconciliation.LostVersionRows.Offered;
import org.tidewaiter.node.journal.Journal;

/** Keeps them in the database. */
@Component
class RecordedLostVersions implements LostVersions {

    private final LostVersionRows rows;
    private final VersionOffers offers;
    private final StoredHoldings stored;
    private final HealingRows lane;
    private final Journal journal;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RecordedLostVersions(
            LostVersionRows rows,
            VersionOffers offers,
            StoredHoldings stored,
            HealingRows lane,
            Journal journal,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.offers = offers;
        this.stored = stored;
        this.lane = lane;
        this.journal = journal;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<LostVersion> open(AccessScope scope, int limit) {
        scope.require(Permission.RELEASE);
        String[] countries =
                scope.countries().isEmpty() ? null : scope.countries().toArray(String[]::new);
        return rows.open(countries, scope.member().orElse(null), limit).stream()
                .filter(one -> !one.branch()
                        || !stored.isFollowedBranch(one.version(), one.bytes().digest()))
                .map(this::lost)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<VersionRef> branch(AccessScope scope, ReportIdentity report) {
        scope.require(Permission.RELEASE);
        return rows.branches(report).stream()
                .filter(one -> decides(scope, one.version()))
                .filter(one ->
                        !stored.isFollowedBranch(one.version(), one.bytes().digest()))
                .map(Offered::version)
                .findFirst();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void erase(ReportIdentity report) {
        rows.erase(report);
    }

    private LostVersion lost(Offered offered) {
        boolean withdrawal = offers.verified(offered.version(), offered.bytes())
                .filter(RecordedLostVersions::isWithdrawal)
                .isPresent();
        return new LostVersion(offered.version(), offered.partner(), withdrawal, offered.branch(), offered.at());
    }

    static boolean isWithdrawal(VerifiedVersion version) {
        return version.content().claims().kind() == VersionKind.WITHDRAWAL;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Given> lock(AccessScope scope, VersionRef version) {
        scope.require(Permission.RELEASE);
        return rows.of(version).stream()
                .filter(one -> decides(scope, one.version()))
                .flatMap(one -> offers.verified(version, one.bytes()).stream()
                        .map(verified -> new Given(verified, one.branch())))
                .reduce((one, other) -> parts(other) > parts(one) ? other : one);
    }

    private static int parts(Given given) {
        return given.version().content().disclosures().size();
    }

    private static boolean decides(AccessScope scope, VersionRef version) {
        String originator = version.identity().originator();
        return scope.seesCountry(originator.substring(0, 2))
                && scope.member().map(originator::equals).orElse(true);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void decided(AccessScope scope, Given given, Decision decision) {
        VerifiedVersion version = given.version();
        VersionRef ref = new VersionRef(
                version.content().claims().identity(),
                version.content().claims().version());
        Instant now = clock.instant();
        if (!given.branch()) {
            sendAgain(version, ref, now);
        }
        rows.decide(ref, given.branch(), decision.name(), scope.accountName(), now);
        audit.record(
                scope,
                "lost-version." + decision.name().toLowerCase(Locale.ROOT),
                ref.identity().toString(),
                Map.of("version", Integer.toString(ref.version())));
        events.publishEvent(new LaneWork());
    }

    private void sendAgain(VerifiedVersion version, VersionRef ref, Instant now) {
        Found found = new Found(ref, DifferenceKind.MISSING_HERE, isWithdrawal(version), journal.lastPosition());
        rows.of(ref).forEach(offered -> {
            lane.recordAgain(offered.partner(), found, now);
            lane.sendAgain(offered.partner(), ref, now);
        });
    }
}
