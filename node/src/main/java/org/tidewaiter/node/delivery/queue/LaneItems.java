package org.tidewaiter.node.delivery.queue;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.version.ItemFault;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.delivery.PartnerState;
import org.tidewaiter.node.delivery.Travel;
import org.tidewaiter.node.delivery.VersionRef;

/** What waits on a lane, and what is set aside without being sent. */
@Component
public class LaneItems {

    // What the partner held before it confirmed a recall, it holds no more.
    private static final String CHOSEN = """
            select i.*, coalesce(b.held, 0) as held, i.attempts > 0 or coalesce(b.sent, false) as sent,
                   r.version is not null and i.attempts = 0 and not coalesce(b.sent_since, false) as recalled
              from (%s) i
              left join lateral (
                    select max(e.version) as version
                      from delivery.item e
                     where i.version > 1 and e.partner = i.partner and e.originator = i.originator
                       and e.number = i.number and e.version < i.version and e.state = 'RECALLED') r on true
              left join lateral (
                    select max(e.version) filter (where e.state = 'DELIVERED' and e.version > coalesce(r.version, 0))
                               as held,
                           bool_or(e.attempts > 0 or e.outcome is not null) as sent,
                           bool_or(e.attempts > 0 or e.outcome is not null)
                               filter (where e.version > coalesce(r.version, 0)) as sent_since
                      from delivery.item e
                     where i.version > 1 and e.partner = i.partner and e.originator = i.originator
                       and e.number = i.number and e.version < i.version) b on true
             order by i.id
            """;

    private static final String OPEN = """
            select w.id, w.partner, w.originator, w.number, w.version, w.withdrawal, w.position, w.attempts, w.released_at,
                   case when w.outcome in ('accepted', 'already-accepted') then w.receipt_id
                        else w.first_receipt end as accepted
              from delivery.item w
             where w.partner = ? and w.state = 'WAITING'
               and (w.not_before is null or w.not_before <= cast(? as timestamptz))
               and w.id <> all (cast(? as bigint[]))
               and (cast(? as bigint[]) is null or w.id = any (cast(? as bigint[])))
               and %s
             order by w.id
             limit ?
            """;

    // A later version waits until every earlier one is settled or held. A withdrawal passes an earlier version that
    // was postponed, for withdrawals are never held up, but never one that may be on its way.
    private static final String WAITING = chosen(OPEN.formatted("""
            (w.version = 1 or not exists (
                            select 1 from delivery.item e
                             where e.partner = w.partner and e.originator = w.originator and e.number = w.number
                               and e.version < w.version and e.state = 'WAITING'
                               and not (w.withdrawal and coalesce(e.not_before > cast(? as timestamptz), false)
                                        and e.id <> all (cast(? as bigint[])))))
            """));

    /**
     * The condition on {@code delivery.item w} under which the partner was ever sent that version or an earlier one of its
     * report, answered or not.
     */
    static final String EVER_SENT = """
            (w.attempts > w.set_aside or w.outcome is not null
             or w.version > 1 and exists (
                select 1 from delivery.item e
                 where e.partner = w.partner and e.originator = w.originator and e.number = w.number
                   and e.version < w.version and (e.attempts > e.set_aside or e.outcome is not null)))""";

    // Where content does not go, nothing waits for it but what follows one on its way. Of each report the newest
    // version says whether it is taken back, and a withdrawal says so whatever comes after it.
    private static final String MAY_TAKE_BACK = chosen(OPEN.formatted(EVER_SENT + """
                       and not exists (
                            select 1 from delivery.item o
                             where o.partner = w.partner and o.originator = w.originator and o.number = w.number
                               and (o.version < w.version and o.id = any (cast(? as bigint[]))
                                    or o.version > w.version and o.state = 'WAITING' and (o.withdrawal or not w.withdrawal)
                                    or o.version > w.version and o.state = 'RECALLED' and not w.withdrawal
                                       and o.position > w.position))
                       and not exists (
                            select 1 from unnest(cast(? as bigint[]), cast(? as bigint[])) as l (id, position)
                             where l.id = w.id and l.position = w.position)
            """));

    private static final String SET_ASIDE = """
            update delivery.item i
               set state = s.state, reason = s.reason, not_before = s.not_before, attempts = i.attempts + s.attempt,
                   set_aside = i.set_aside + s.attempt
              from unnest(cast(? as bigint[]), cast(? as text[]), cast(? as text[]), cast(? as timestamptz[]),
                          cast(? as integer[]))
                   as s (id, state, reason, not_before, attempt)
             where i.id = s.id and i.state = 'WAITING'
            """;

    private final DSLContext sql;
    private final LaneClaims claims;

    LaneItems(DSLContext sql, LaneClaims claims) {
        this.sql = sql;
        this.claims = claims;
    }

    /**
     * The oldest versions that may be sent now, of each report at most one.
     *
     * @param inFlight ids of those that are on their way
     * @param among only of these ids; null for any
     */
    @Transactional(readOnly = true)
    public List<WaitingItem> waiting(
            String partner, Instant now, Collection<Long> inFlight, @Nullable Collection<Long> among, int limit) {
        OffsetDateTime moment = Moments.of(now);
        Long[] flying = inFlight.toArray(Long[]::new);
        Long[] chosen = among == null ? null : among.toArray(Long[]::new);
        return sql.resultQuery(WAITING, partner, moment, flying, chosen, chosen, moment, flying, limit)
                .fetch(LaneItems::item);
    }

    /**
     * The oldest versions that may take a report back from a partner that was sent something of it, of each report the newest.
     *
     * @param inFlight ids of those that are on their way
     * @param among only of these ids; null for any
     * @param left ids of those that were found to take nothing back, with the position at which they stood then
     */
    @Transactional(readOnly = true)
    public List<WaitingItem> mayTakeBack(
            String partner,
            Instant now,
            Collection<Long> inFlight,
            @Nullable Collection<Long> among,
            Map<Long, Long> left,
            int limit) {
        Long[] flying = inFlight.toArray(Long[]::new);
        Long[] chosen = among == null ? null : among.toArray(Long[]::new);
        Long[] ids = left.keySet().toArray(Long[]::new);
        Long[] positions = left.values().toArray(Long[]::new);
        return sql.resultQuery(
                        MAY_TAKE_BACK, partner, Moments.of(now), flying, chosen, chosen, flying, ids, positions, limit)
                .fetch(LaneItems::item);
    }

    /** The query of chosen items {@code i}, each with what the partner has had of its report before. */
    public static String chosen(String items) {
        return CHOSEN.formatted(items);
    }

    private static WaitingItem item(Record row) {
        return item(row, false);
    }

    public static WaitingItem item(Record row, boolean supplement) {
        int held = row.get("held", Integer.class);
        return new WaitingItem(
                row.get("id", Long.class),
                new VersionRef(
                        new ReportIdentity(row.get("originator", String.class), row.get("number", UUID.class)),
                        row.get("version", Integer.class)),
                row.get("withdrawal", Boolean.class),
                held == 0 ? null : held,
                row.get("sent", Boolean.class),
                row.get("recalled", Boolean.class),
                row.get("accepted", UUID.class),
                row.get("position", Long.class),
                row.get("attempts", Integer.class),
                row.get("released_at", OffsetDateTime.class).toInstant(),
                supplement);
    }

    /** The receipts by which these were accepted before, as the partner has signed them. */
    @Transactional(readOnly = true)
    public Map<UUID, String> receipts(Collection<WaitingItem> waiting) {
        UUID[] ids = waiting.stream()
                .map(WaitingItem::accepted)
                .filter(Objects::nonNull)
                .distinct()
                .toArray(UUID[]::new);
        if (ids.length == 0) {
            return Map.of();
        }
        return sql.resultQuery(
                        "select id, signed from delivery.receipt where id = any (cast(? as uuid[])) and direction = 'RECEIVED'",
                        (Object) ids)
                .fetchMap(row -> row.get("id", UUID.class), row -> row.get("signed", String.class));
    }

    /**
     * A version that is not sent now, or not yet.
     *
     * @param state {@code HELD}, {@code NOT_DUE}, {@code WAITING} when it is postponed, or {@code REFUSED} for a supplement
     *     that no dispatch takes
     * @param failed whether it failed, so that the next pause is longer
     */
    public record SetAside(
            long id,
            PartnerState.State state,
            @Nullable String reason,
            @Nullable Instant notBefore,
            boolean failed) {

        public static SetAside of(WaitingItem item, Travel.NotDue notDue) {
            return new SetAside(item.id(), PartnerState.State.NOT_DUE, notDue.reason(), null, false);
        }

        public static SetAside of(WaitingItem item, Travel.Held held) {
            return held(item.id(), held);
        }

        public static SetAside held(long id, Travel.Held held) {
            return new SetAside(id, PartnerState.State.HELD, held.reason(), held.until(), false);
        }

        public static SetAside nothingToAdd(WaitingItem item) {
            return new SetAside(item.id(), PartnerState.State.NOT_DUE, null, null, false);
        }

        /** It goes in no dispatch as it is. */
        public static SetAside refused(WaitingItem item, String reason) {
            return new SetAside(item.id(), PartnerState.State.REFUSED, reason, null, false);
        }

        public static SetAside of(WaitingItem item, Travel.Postponed postponed) {
            return new SetAside(item.id(), PartnerState.State.WAITING, postponed.reason(), postponed.until(), false);
        }

        public static SetAside postponed(WaitingItem item, String reason, Instant until) {
            return new SetAside(item.id(), PartnerState.State.WAITING, reason, until, true);
        }

        public static Long[] ids(List<SetAside> items) {
            return items.stream().map(SetAside::id).toArray(Long[]::new);
        }

        public static String[] states(List<SetAside> items) {
            return items.stream().map(item -> item.state().name()).toArray(String[]::new);
        }

        public static @Nullable String[] reasons(List<SetAside> items) {
            return items.stream().map(SetAside::reason).toArray(String[]::new);
        }

        /** What is told of those that are refused, as a partner would tell it. */
        public static @Nullable String[] faults(List<SetAside> items) {
            return items.stream()
                    .map(item -> item.state() == PartnerState.State.REFUSED
                            ? SettledItem.json(List.of(new ItemFault("", Objects.requireNonNull(item.reason()))))
                            : null)
                    .toArray(String[]::new);
        }

        public static @Nullable OffsetDateTime[] moments(List<SetAside> items) {
            return items.stream()
                    .map(item -> item.notBefore() == null ? null : Moments.of(item.notBefore()))
                    .toArray(OffsetDateTime[]::new);
        }

        public static Integer[] attempts(List<SetAside> items) {
            return items.stream().map(item -> item.failed() ? 1 : 0).toArray(Integer[]::new);
        }
    }

    /** Sets versions aside, under a lease that holds. */
    @Transactional
    public void setAside(Lease lease, List<SetAside> items) {
        if (items.isEmpty()) {
            return;
        }
        claims.require(lease);
        sql.execute(
                SET_ASIDE,
                SetAside.ids(items),
                SetAside.states(items),
                SetAside.reasons(items),
                SetAside.moments(items),
                SetAside.attempts(items));
        long notDue = items.stream()
                .filter(item -> item.state() == PartnerState.State.NOT_DUE)
                .count();
        if (notDue > 0) {
            sql.execute("update delivery.lane set not_due = not_due + ? where partner = ?", notDue, lease.partner());
        }
    }

    /** Puts back on the lane what was held until now. */
    @Transactional
    public int endHolds(String partner, Instant now) {
        return sql.execute(
                "update delivery.item set state = 'WAITING', reason = null, not_before = null"
                        + " where partner = ? and state = 'HELD' and not_before <= cast(? as timestamptz)",
                partner,
                Moments.of(now));
    }

    /** Looks again at what was held, postponed or refused of a report; a later version has answered an older refusal. */
    @Transactional
    public int reconsider(Collection<String> partners, ReportIdentity identity) {
        return sql.execute("""
                update delivery.item i set state = 'WAITING', reason = null, faults = null, not_before = null
                 where partner = any (cast(? as text[])) and originator = ? and number = cast(? as uuid)
                   and (state = 'HELD' or state = 'WAITING' and not_before is not null
                        or state = 'REFUSED' and not exists (
                           select 1 from delivery.item l
                            where l.partner = i.partner and l.originator = i.originator and l.number = i.number
                              and l.version > i.version))
                """, partners.toArray(String[]::new), identity.originator(), identity.number());
    }
}
