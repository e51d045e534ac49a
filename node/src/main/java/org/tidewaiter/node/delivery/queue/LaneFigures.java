package org.tidewaiter.node.delivery.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.delivery.agreement.LaneTerms;

/** The figures of lanes, each from an index or a count kept while it happened. */
@Component
public class LaneFigures {

    /** Of the last receipts alone, so that a year of them costs nothing. */
    private static final String LATELY = """
            select coalesce(sum(accepted), 0)
              from (select accepted, at from delivery.receipt
                     where partner = ? and direction = ? order by id desc limit 500) r
             where at > cast(? as timestamptz)
            """;

    /**
     * The condition on {@code delivery.item w} under which its clock runs: also of one that was not accepted, until a later
     * version takes its place. Written as the indexes on open items have it, for there may be millions of settled ones.
     */
    private static final String RUNNING = """
            (w.state = 'WAITING' or w.state = 'HELD'
             or w.state in ('REFUSED', 'CONFLICT')
                and not exists (select 1 from delivery.item l
                                 where l.partner = w.partner and l.originator = w.originator and l.number = w.number
                                   and l.version > w.version))""";

    /**
     * The condition on {@code delivery.item w} under which it is still due: when the agreement has ended, which is bound, nothing
     * is but the withdrawal of what the partner was sent.
     */
    private static final String STILL_DUE = "(not cast(? as boolean) or w.withdrawal and " + LaneItems.EVER_SENT + ")";

    /** The condition on {@code delivery.item w} under which its clock runs and it is still due. */
    public static final String DUE = "(" + RUNNING + " and " + STILL_DUE + ")";

    /** The condition on {@code delivery.item i} under which its supplement may still go: it has not moved on. */
    private static final String STANDS = """
            i.state = 'DELIVERED'
               and not exists (select 1 from delivery.item l
                                where l.partner = i.partner and l.originator = i.originator and l.number = i.number
                                  and l.version > i.version)""";

    /** The condition on a supplement {@code s} of {@code delivery.item i} under which somebody has to look at its refusal. */
    public static final String SUPPLEMENT_REFUSED = "s.state = 'REFUSED' and " + STANDS;

    // A conflict has ended where the partner has taken a later version, which follows both branches. The pair of states
    // beside the single one is the condition of the index.
    private static final String OPEN = """
            select (select count(*) from delivery.item where partner = l.partner and state = 'WAITING') as waiting,
                   (select released_at from delivery.item w
                     where w.partner = l.partner and w.state = 'WAITING' and %s
                     order by id limit 1) as oldest,
                   (select coalesce(sum(items), 0) from delivery.dispatch_sent
                     where partner = l.partner and answered_at is null) as in_flight,
                   (select count(*) from delivery.item where partner = l.partner and state = 'HELD') as held,
                   (select count(*) from delivery.item
                     where partner = l.partner and state in ('REFUSED', 'CONFLICT') and state = 'REFUSED')
                   + (select count(*) from delivery.supplement s join delivery.item i on i.id = s.item_id
                       where s.partner = l.partner and %s) as refused,
                   (select count(*) from delivery.item i
                     where partner = l.partner and state in ('REFUSED', 'CONFLICT') and state = 'CONFLICT'
                       and not exists (
                           select 1 from delivery.item h
                            where h.partner = i.partner and h.originator = i.originator and h.number = i.number
                              and h.version > i.version and h.state = 'DELIVERED')) as conflicts
              from (select cast(? as text) as partner) l
            """.formatted(STILL_DUE, SUPPLEMENT_REFUSED);

    private static final String SUPPLEMENTS = """
            select o.waiting, o.held,
                   (select count(*) from delivery.supplement s join delivery.item i on i.id = s.item_id
                     where s.partner = l.partner and %s) as refused
              from (select cast(? as text) as partner) l
              cross join lateral (
                   select count(*) filter (where s.state = 'WAITING') as waiting,
                          count(*) filter (where s.state = 'HELD') as held
                     from delivery.supplement s join delivery.item i on i.id = s.item_id
                    where s.partner = l.partner and s.state <> 'REFUSED' and %s) o
            """.formatted(SUPPLEMENT_REFUSED, STANDS);

    private static final String CLOCKS = """
            select count(*) filter (where class = 'OVERDUE') as overdue,
                   count(*) filter (where class = 'LAST_HOUR') as last_hour,
                   count(*) filter (where class = 'HALF_TIME') as half_time
              from (select case when released_at < cast(? as timestamptz) then 'OVERDUE'
                                when released_at < cast(? as timestamptz) then 'LAST_HOUR'
                                else 'HALF_TIME' end as class
                      from delivery.item w
                     where w.partner = ? and %s and w.released_at < cast(? as timestamptz)) w
            """.formatted(DUE);

    private static final String TAKING_BACK = """
            select count(*) from delivery.item w
             where w.partner = ? and w.state = 'WAITING' and w.withdrawal and %s
            """.formatted(LaneItems.EVER_SENT);

    private static final String WITHDRAWAL_TRIED = """
            select exists (select 1 from delivery.item
                            where partner = ? and state = 'WAITING' and withdrawal and attempts > set_aside)
            """;

    private static final String SENT = """
            select d.id, d.id as dispatch_id, d.epoch, d.sequence, d.items, d.sent_at as at, d.answered_at,
                   d.receipt_id, d.problem, r.accepted
              from delivery.dispatch_sent d
              left join delivery.receipt r on r.id = d.receipt_id
             where d.partner = ? and (cast(? as uuid) is null or d.id < cast(? as uuid))
             order by d.id desc
             limit ?
            """;

    private static final String RECEIVED = """
            select id, dispatch_id, epoch, sequence, items, at, at as answered_at, id as receipt_id,
                   cast(null as text) as problem, accepted
              from delivery.receipt
             where partner = ? and direction = 'ISSUED' and (cast(? as uuid) is null or id < cast(? as uuid))
             order by id desc
             limit ?
            """;

    private static final Duration LAST_HOUR = Duration.ofHours(1);

    private final DSLContext sql;

    LaneFigures(DSLContext sql) {
        this.sql = sql;
    }

    /** What stands in the lane's own row. */
    public record Row(
            long delivered,
            long notDue,
            int failures,
            @Nullable Instant retryAt,
            @Nullable String problem,
            @Nullable Instant problemAt,
            @Nullable Instant lastReceiptAt,
            @Nullable UUID lastReceipt) {

        static final Row UNUSED = new Row(0, 0, 0, null, null, null, null, null);
    }

    /**
     * What is not settled, or was not accepted.
     *
     * @param oldest release of the oldest that waits and is still due
     */
    public record Open(
            long waiting, @Nullable Instant oldest, long inFlight, long held, long refused, long conflicts) {}

    public Row row(String partner) {
        return sql.resultQuery("select * from delivery.lane where partner = ?", partner)
                .fetchOptional(row -> new Row(
                        row.get("delivered", Long.class),
                        row.get("not_due", Long.class),
                        row.get("failures", Integer.class),
                        moment(row, "retry_at"),
                        row.get("last_problem", String.class),
                        moment(row, "last_problem_at"),
                        moment(row, "last_receipt_at"),
                        row.get("last_receipt_id", UUID.class)))
                .orElse(Row.UNUSED);
    }

    /** @param ended whether the agreement has ended */
    public Open open(String partner, boolean ended) {
        return sql.resultQuery(OPEN, ended, partner)
                .fetchSingle(row -> new Open(
                        row.get("waiting", Long.class),
                        moment(row, "oldest"),
                        row.get("in_flight", Long.class),
                        row.get("held", Long.class),
                        row.get("refused", Long.class),
                        row.get("conflicts", Long.class)));
    }

    public OpenSupplements supplements(String partner) {
        return sql.resultQuery(SUPPLEMENTS, partner)
                .fetchSingle(row -> new OpenSupplements(
                        row.get("waiting", Long.class), row.get("held", Long.class), row.get("refused", Long.class)));
    }

    /**
     * Versions accepted since then.
     *
     * @param direction of the receipts: RECEIVED for what was sent, ISSUED for what came
     */
    public long lately(String partner, String direction, Instant since) {
        return sql.resultQuery(LATELY, partner, direction, Moments.of(since))
                .fetchOptional(0, Long.class)
                .orElse(0L);
    }

    /** Whether a withdrawal that waits was tried before. */
    public boolean triedWithdrawal(String partner) {
        return sql.resultQuery(WITHDRAWAL_TRIED, partner).fetchSingle().get(0, Boolean.class);
    }

    /** Withdrawals that wait for a partner which was sent something of the report. */
    public long takingBack(String partner) {
        return sql.resultQuery(TAKING_BACK, partner).fetchSingle().get(0, Long.class);
    }

    /**
     * @param allowed from release to receipt; of two hours or fewer all that is past half counts as the last hour
     * @param ended whether the agreement has ended
     */
    public RunningClocks clocks(String partner, Duration allowed, boolean ended, Instant now) {
        Instant overdue = now.minus(allowed);
        Instant halfTime = now.minus(allowed.dividedBy(2));
        Instant lastHour = overdue.plus(LAST_HOUR);
        return sql.resultQuery(
                        CLOCKS,
                        Moments.of(overdue),
                        Moments.of(lastHour.isBefore(halfTime) ? lastHour : halfTime),
                        partner,
                        ended,
                        Moments.of(halfTime))
                .fetchSingle(row -> new RunningClocks(
                        row.get("half_time", Long.class),
                        row.get("last_hour", Long.class),
                        row.get("overdue", Long.class)));
    }

    public long late(String partner, Instant since) {
        return sql.resultQuery(
                        "select count(*) from delivery.item where partner = ? and late and state in ('DELIVERED', 'RECALLED')"
                                + " and settled_at > cast(? as timestamptz)",
                        partner,
                        Moments.of(since))
                .fetchOptional(0, Long.class)
                .orElse(0L);
    }

    public IncomingLane heard(String partner, LaneTerms terms) {
        return sql.resultQuery("select * from delivery.heard where partner = ?", partner)
                .fetchOptional(row -> new IncomingLane(
                        terms,
                        row.get("accepted", Long.class),
                        row.get("refused", Long.class),
                        row.get("conflicts", Long.class),
                        moment(row, "last_receipt_at"),
                        row.get("last_receipt_id", UUID.class)))
                .orElseGet(() -> new IncomingLane(terms, 0, 0, 0, null, null));
    }

    public List<Trip> sent(String partner, @Nullable UUID before, int limit) {
        return sql.resultQuery(SENT, partner, before, before, limit).fetch(LaneFigures::trip);
    }

    public List<Trip> received(String partner, @Nullable UUID before, int limit) {
        return sql.resultQuery(RECEIVED, partner, before, before, limit).fetch(LaneFigures::trip);
    }

    private static Trip trip(Record row) {
        return new Trip(
                row.get("id", UUID.class),
                row.get("dispatch_id", UUID.class),
                row.get("epoch", Long.class),
                row.get("sequence", Long.class),
                row.get("items", Integer.class),
                row.get("at", OffsetDateTime.class).toInstant(),
                moment(row, "answered_at"),
                row.get("receipt_id", UUID.class),
                row.get("accepted", Integer.class),
                row.get("problem", String.class));
    }

    private static @Nullable Instant moment(Record row, String column) {
        return Moments.instant(row.get(column, OffsetDateTime.class));
    }
}
