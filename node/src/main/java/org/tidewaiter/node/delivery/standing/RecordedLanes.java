package org.tidewaiter.node.delivery.standing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.ReleaseRule;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.delivery.agreement.Agreements;
import org.tidewaiter.node.delivery.agreement.LaneTerms;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.delivery.queue.IncomingLane;
import org.tidewaiter.node.delivery.queue.LaneFigures;
import org.tidewaiter.node.delivery.queue.LaneProblem;
import org.tidewaiter.node.delivery.queue.LaneState;
import org.tidewaiter.node.delivery.queue.Lanes;
import org.tidewaiter.node.delivery.queue.OutgoingLane;
import org.tidewaiter.node.delivery.queue.OverdueVersion;
import org.tidewaiter.node.delivery.queue.Timeliness;
import org.tidewaiter.node.delivery.queue.Trip;

/** Reads how lanes stand. What grows for ever is counted when it happens, so that a look costs little. */
@Component
class RecordedLanes implements Lanes {

    private static final Duration LATE_SHOWN = Duration.ofDays(30);

    private final LaneFigures figures;
    private final Partners partners;
    private final Agreements agreements;
    private final Standing standing;
    private final Timeliness timeliness;
    private final DSLContext sql;
    private final Clock clock;

    RecordedLanes(
            LaneFigures figures,
            Partners partners,
            Agreements agreements,
            Standing standing,
            Timeliness timeliness,
            DSLContext sql,
            Clock clock) {
        this.figures = figures;
        this.partners = partners;
        this.agreements = agreements;
        this.standing = standing;
        this.timeliness = timeliness;
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<LaneState> all(AccessScope scope) {
        scope.require(Permission.SEE_NETWORK);
        return partners.all().stream().map(this::state).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<LaneState> of(AccessScope scope, String partner) {
        scope.require(Permission.SEE_NETWORK);
        return partners.named(partner).map(this::state);
    }

    private LaneState state(Partner partner) {
        return new LaneState(
                partner.name(),
                partner.title(),
                agreements.lastOutgoing(partner.name()).map(this::outgoing).orElse(null),
                agreements.lastIncoming(partner.name()).map(this::incoming).orElse(null));
    }

    private LaneTerms terms(Agreement agreement) {
        return new LaneTerms(
                agreement.number(),
                agreement.revision(),
                agreement.inForce(clock.instant()) && !agreements.isSuspended(agreement),
                agreements.isSuspended(agreement),
                agreement.profile().name(),
                agreement.categories(),
                agreement.limits().places(),
                agreement.limits().thresholds(),
                agreement.hoursAllowed(),
                agreement.release() == ReleaseRule.AUTOMATIC,
                agreement.legalBasis());
    }

    private OutgoingLane outgoing(Agreement agreement) {
        String partner = agreement.receiver();
        Instant now = clock.instant();
        LaneFigures.Row row = figures.row(partner);
        boolean ended = agreements.hasEndedTo(partner);
        LaneFigures.Open open = figures.open(partner, ended);
        LaneTerms terms = terms(agreement);
        return new OutgoingLane(
                terms,
                open.waiting(),
                open.oldest(),
                open.inFlight(),
                row.delivered(),
                open.refused(),
                open.conflicts(),
                open.held(),
                figures.supplements(partner),
                row.notDue(),
                figures.clocks(partner, Duration.ofHours(agreement.hoursAllowed()), ended, now),
                figures.late(partner, now.minus(LATE_SHOWN)),
                problem(partner, terms, row),
                row.lastReceiptAt(),
                row.lastReceipt(),
                timeliness.lastDay(partner, now));
    }

    private @Nullable LaneProblem problem(String partner, LaneTerms terms, LaneFigures.Row row) {
        if (!terms.inForce()) {
            return notInForce(partner, terms, row);
        }
        if (standing.view(partner) instanceof Standing.PartnerView.KnowsMore) {
            return new LaneProblem("behind-partner", null, 0, null);
        }
        if (row.problem() != null) {
            return new LaneProblem(row.problem(), row.problemAt(), row.failures(), row.retryAt());
        }
        return switch (standing.view(partner)) {
            case Standing.PartnerView.Silent silent
            when !standing.confirmedBy(partner) -> new LaneProblem(silent.problem(), null, 0, null);
            case null -> standing.confirmedBy(partner) ? null : new LaneProblem("unconfirmed", null, 0, null);
            default -> null;
        };
    }

    /** What takes back still goes; whatever keeps it from going is the greater problem. */
    private LaneProblem notInForce(String partner, LaneTerms terms, LaneFigures.Row row) {
        String problem = row.problem();
        boolean stale = Rule.STALE_AGREEMENT.code().equals(problem);
        if (problem != null && (stale ? figures.triedWithdrawal(partner) : figures.takingBack(partner) > 0)) {
            return new LaneProblem(
                    stale ? "takes-nothing-back" : problem, row.problemAt(), row.failures(), row.retryAt());
        }
        return new LaneProblem(terms.suspended() ? "agreement-suspended" : "no-agreement", null, 0, null);
    }

    private IncomingLane incoming(Agreement agreement) {
        return figures.heard(agreement.sender(), terms(agreement));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Trip> sent(AccessScope scope, String partner, @Nullable UUID before, int limit) {
        scope.require(Permission.SEE_NETWORK);
        return figures.sent(partner, before, limit);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Trip> received(AccessScope scope, String partner, @Nullable UUID before, int limit) {
        scope.require(Permission.SEE_NETWORK);
        return figures.received(partner, before, limit);
    }

    private static final String OVERDUE = """
            (select w.* from delivery.item w
              where w.partner = ? and %s and w.released_at < cast(? as timestamptz)
              order by w.id limit ?)
            union all
            (select * from delivery.item
              where partner = ? and late and state in ('DELIVERED', 'RECALLED') and settled_at > cast(? as timestamptz)
              order by settled_at desc limit ?)
            """.formatted(LaneFigures.DUE);

    @Override
    @Transactional(readOnly = true)
    public List<OverdueVersion> overdue(AccessScope scope, String partner, int limit) {
        scope.require(Permission.SEE_NETWORK);
        Instant now = clock.instant();
        OffsetDateTime dueSince = Moments.of(now.minus(allowed(partner)));
        OffsetDateTime shown = Moments.of(now.minus(LATE_SHOWN));
        return versions(
                scope,
                partner,
                limit,
                OVERDUE,
                partner,
                agreements.hasEndedTo(partner),
                dueSince,
                limit,
                partner,
                shown,
                limit);
    }

    private static final String NOT_ACCEPTED = """
            select id, originator, number, version, state, reason, released_at, settled_at
              from delivery.item
             where partner = ? and state in ('REFUSED', 'CONFLICT')
            union all
            select i.id, i.originator, i.number, i.version, i.state, s.reason, i.released_at, i.settled_at
              from delivery.supplement s join delivery.item i on i.id = s.item_id
             where s.partner = ? and %s
             order by id desc limit ?
            """.formatted(LaneFigures.SUPPLEMENT_REFUSED);

    @Override
    @Transactional(readOnly = true)
    public List<OverdueVersion> notAccepted(AccessScope scope, String partner, int limit) {
        scope.require(Permission.SEE_NETWORK);
        return versions(scope, partner, limit, NOT_ACCEPTED, partner, partner, limit);
    }

    private List<OverdueVersion> versions(
            AccessScope scope, String partner, int limit, String query, Object... bindings) {
        return sql
                .resultQuery(query, bindings)
                .fetch(row -> OverdueVersion.of(row, agreements.hoursAllowedTo(partner)))
                .stream()
                .filter(version -> scope.seesCountry(
                        version.version().identity().originator().substring(0, 2)))
                .limit(limit)
                .toList();
    }

    private Duration allowed(String partner) {
        return Duration.ofHours(agreements.hoursAllowedTo(partner));
    }
}
