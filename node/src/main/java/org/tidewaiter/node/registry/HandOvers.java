package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.REPORT;
import static org.tidewaiter.sql.registry.Tables.REVISION;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.delivery.Deliveries;
import org.tidewaiter.node.delivery.KnownPartners;
import org.tidewaiter.node.delivery.PartnerState;
import org.tidewaiter.node.registry.DecisionRefusedException.Reason;

/**
 * Hands the issuing of reports over to other nodes: by a version that says what the last one says and names the next issuer.
 * From its signature on nobody here changes the report.
 */
@Component
public class HandOvers {

    private static final int STEP = 500;

    private final DSLContext sql;
    private final StandingContent standing;
    private final KnownPartners partners;
    private final Deliveries deliveries;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HandOvers(
            DSLContext sql,
            StandingContent standing,
            KnownPartners partners,
            Deliveries deliveries,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sql = sql;
        this.standing = standing;
        this.partners = partners;
        this.deliveries = deliveries;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Partners that can take the report over: they may issue for its originator, and have signed for its newest version.
     *
     * @param head number of that version
     */
    public List<String> successors(ReportIdentity report, int head) {
        return deliveries.of(report).stream()
                .filter(state -> isHeldAt(state, head))
                .map(PartnerState::partner)
                .filter(partner -> partners.originators(partner).contains(report.originator()))
                .toList();
    }

    /**
     * Hands a report over. What is being written of it is to be released or discarded first.
     *
     * @param to the node that issues its versions from then on
     * @throws DecisionRefusedException if that node cannot take it over, or the report does not stand as it was signed
     */
    @Transactional
    public void handOver(AccessScope scope, UUID record, String to) {
        scope.require(Permission.HAND_OVER);
        Record report = standing.lock(scope, record);
        standing.refuseIfReleased(report);
        if (report.get(REPORT.VERSION) == 0 || standing.open(report).isPresent()) {
            throw new DecisionRefusedException(Reason.WRONG_STATE);
        }
        if (!successors(Identities.of(report), report.get(REPORT.VERSION)).contains(to)) {
            throw new DecisionRefusedException(Reason.NO_SUCCESSOR);
        }
        if (release(scope, report, to) == 0) {
            throw new DecisionRefusedException(Reason.WRONG_STATE);
        }
        events.publishEvent(new RevisionReleased());
    }

    /** As the last revision that was signed, one number higher. */
    private int release(AccessScope scope, Record report, String to) {
        OffsetDateTime now = Moments.of(clock.instant());
        return sql.execute(
                """
                insert into registry.revision (report_id, version, kind, content, text_released, state, written_by, written_at,
                                               released_by, released_at, hands_to)
                select report_id, version + 1, kind, content, text_released, 'RELEASED', ?, cast(? as timestamptz),
                       ?, cast(? as timestamptz), ?
                  from registry.revision
                 where report_id = ? and version = ? and state = 'SIGNED' and content is not null
                 order by id desc
                 limit 1
                """,
                scope.accountName(),
                now,
                scope.accountName(),
                now,
                to,
                report.get(REPORT.ID),
                report.get(REPORT.VERSION));
    }

    /**
     * The next reports that can be handed over to a node, as all of them are when an administration gets a node of its own.
     *
     * @return their names inside this node
     */
    @Transactional(readOnly = true)
    public List<UUID> ready(AccessScope scope, String to, int limit) {
        scope.require(Permission.HAND_OVER);
        List<UUID> ready = new ArrayList<>();
        long after = 0;
        while (ready.size() < limit) {
            List<? extends Record> some = standing(scope, to, after);
            if (some.isEmpty()) {
                break;
            }
            ready.addAll(held(some, to));
            after = some.getLast().get(REPORT.ID);
        }
        return List.copyOf(ready.subList(0, Math.min(limit, ready.size())));
    }

    /**
     * How far the hand-over to a node has come.
     *
     * @param left reports that stand here and are this node's to issue, ready or not
     */
    public record Progress(String to, int handedOver, int left) {}

    /** Of each partner that may issue what these people report. */
    @Transactional(readOnly = true)
    public List<Progress> progress(AccessScope scope) {
        scope.require(Permission.HAND_OVER);
        return partners.names().stream()
                .map(to -> new Progress(to, count(scope, to, REPORT.HANDED_TO.eq(to)), count(scope, to, standing())))
                .filter(one -> one.handedOver() + one.left() > 0)
                .toList();
    }

    private int count(AccessScope scope, String to, Condition which) {
        return sql.fetchCount(sql.selectOne()
                .from(REPORT)
                .where(REPORT.ORIGINATOR.in(partners.originators(to)))
                .and(which)
                .and(Visibility.toChange(scope)));
    }

    private static Condition standing() {
        return REPORT.STATE.eq(ReportState.SIGNED.name()).and(REPORT.HANDED_TO.isNull());
    }

    private List<? extends Record> standing(AccessScope scope, String to, long after) {
        return sql.select(REPORT.ID, REPORT.RECORD, REPORT.ORIGINATOR, REPORT.NUMBER, REPORT.VERSION)
                .from(REPORT)
                .where(standing())
                .and(REPORT.ORIGINATOR.in(partners.originators(to)))
                .and(REPORT.ID.gt(after))
                .and(Visibility.toChange(scope))
                .andNotExists(DSL.selectOne()
                        .from(REVISION)
                        .where(REVISION.REPORT_ID.eq(REPORT.ID))
                        .and(REVISION.STATE.in("SUBMITTED", "RETURNED", "VERIFIED", "RELEASED")))
                .orderBy(REPORT.ID)
                .limit(STEP)
                .fetch();
    }

    /** Those of which the node has signed for the newest version. */
    private List<UUID> held(List<? extends Record> reports, String to) {
        Map<ReportIdentity, List<PartnerState>> newest =
                deliveries.newestOf(reports.stream().map(Identities::of).toList());
        return reports.stream()
                .filter(row -> newest.getOrDefault(Identities.of(row), List.of()).stream()
                        .anyMatch(state -> state.partner().equals(to) && isHeldAt(state, row.get(REPORT.VERSION))))
                .map(row -> row.get(REPORT.RECORD))
                .toList();
    }

    private static boolean isHeldAt(PartnerState state, int head) {
        return state.version() == head && state.state() == PartnerState.State.DELIVERED;
    }
}
