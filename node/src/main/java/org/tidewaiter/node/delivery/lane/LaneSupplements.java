package org.tidewaiter.node.delivery.lane;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.dispatch.DispatchHeader;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.receipt.VerifiedReceipt;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.delivery.PartnerState;
import org.tidewaiter.node.delivery.dispatch.Sending;
import org.tidewaiter.node.delivery.queue.DeliveredPart;
import org.tidewaiter.node.delivery.queue.FurtherParts;
import org.tidewaiter.node.delivery.queue.LaneClaims;
import org.tidewaiter.node.delivery.queue.LaneItems;
import org.tidewaiter.node.delivery.queue.LaneItems.SetAside;
import org.tidewaiter.node.delivery.queue.Lease;
import org.tidewaiter.node.delivery.queue.SettledItem;
import org.tidewaiter.node.delivery.queue.WaitingItem;

/**
 * Delivered versions that go again with further parts. Their items stay delivered, with the acceptance and the clock of the first
 * time, whatever becomes of the supplement.
 */
@Component
class LaneSupplements {

    // What has moved on is due for a look too: it is dropped then.
    private static final String DUE = LaneItems.chosen("""
            select w.id, w.partner, w.originator, w.number, w.version, w.withdrawal, w.position, s.attempts, w.released_at,
                   case when w.outcome in ('accepted', 'already-accepted') then w.receipt_id
                        else w.first_receipt end as accepted,
                   w.digest, w.disclosed, w.receipt_id,
                   w.state = 'DELIVERED' and not exists (
                        select 1 from delivery.item l
                         where l.partner = w.partner and l.originator = w.originator and l.number = w.number
                           and l.version > w.version) as stands
              from delivery.supplement s join delivery.item w on w.id = s.item_id
             where s.partner = ? and s.state <> 'REFUSED'
               and (s.not_before <= cast(? as timestamptz) or s.not_before is null and s.state = 'WAITING')
               and w.id <> all (cast(? as bigint[]))
               and (cast(? as bigint[]) is null or w.id = any (cast(? as bigint[])))
             order by w.id
             limit ?
            """);

    private static final String WANT = """
            insert into delivery.supplement (item_id, partner, state, reason, not_before)
            select w.id, ?, w.state, w.reason, w.not_before
              from unnest(cast(? as bigint[]), cast(? as text[]), cast(? as text[]), cast(? as timestamptz[]))
                   as w (id, state, reason, not_before)
            on conflict (item_id) do update
               set state = excluded.state, reason = excluded.reason, not_before = excluded.not_before, faults = null,
                   attempts = 0
            """;

    private static final String WANT_UNDER_ANOTHER = """
            insert into delivery.supplement (item_id, partner, state)
            select i.id, i.partner, 'WAITING'
              from delivery.item i join delivery.lane l on l.partner = i.partner
             where i.id = any (cast(? as bigint[])) and i.state = 'DELIVERED' and not i.withdrawal
               and (l.judged_by <> ?
                    or exists (select 1 from delivery.dispatch_sent d
                                where d.id = cast(? as uuid) and d.sent_at < l.onward_at))
            on conflict (item_id) do nothing
            """;

    private static final String SET_ASIDE = """
            update delivery.supplement s
               set state = a.state, reason = a.reason, faults = cast(a.faults as jsonb), not_before = a.not_before,
                   attempts = s.attempts + a.attempt
              from unnest(cast(? as bigint[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
                          cast(? as timestamptz[]), cast(? as integer[]))
                   as a (id, state, reason, faults, not_before, attempt)
             where s.item_id = a.id and s.state <> 'REFUSED'
            """;

    // Where the acceptance stands in the partner's journal, and when it was, stays as it was.
    private static final String ACCEPT = """
            update delivery.item i
               set first_receipt = coalesce(i.first_receipt, case
                       when i.outcome in ('accepted', 'already-accepted')
                            and s.outcome not in ('accepted', 'already-accepted') then i.receipt_id end),
                   outcome = s.outcome, disclosed = s.disclosed, agreement = ?, receipt_id = cast(? as uuid),
                   log_index = coalesce(s.log_index, i.log_index),
                   log_epoch = case when s.log_index is null then i.log_epoch else cast(? as bigint) end
              from unnest(cast(? as bigint[]), cast(? as text[]), cast(? as text[]), cast(? as bigint[]))
                   as s (id, outcome, disclosed, log_index)
             where i.id = s.id and i.state = 'DELIVERED'
            """;

    // What has become of the version since it was sent, the partner's answer knows nothing of: it is looked at once
    // more.
    private static final String AS_SENT = """
            exists (select 1
                      from delivery.item i, delivery.dispatch_sent d, unnest(d.item_ids, d.positions) as sent (id, position)
                     where i.id = s.item_id and d.id = cast(? as uuid) and sent.id = s.item_id
                       and i.position <= coalesce(sent.position, i.position))
            """;

    // Whoever places a later version waits, or has committed it: it is seen from then on.
    private static final String LOCK = """
            select 1 from delivery.supplement where item_id = any (cast(? as bigint[])) order by item_id for update
            """;

    private static final String END =
            "delete from delivery.supplement s where s.item_id = any (cast(? as bigint[])) and " + AS_SENT;

    // Nor is a refusal of what has a later version by now of any use.
    private static final String LEAVE = """
            update delivery.supplement s
               set state = l.state, reason = l.reason, faults = cast(l.faults as jsonb), not_before = l.not_before,
                   attempts = s.attempts + 1
              from unnest(cast(? as bigint[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
                          cast(? as timestamptz[]))
                   as l (id, state, reason, faults, not_before)
             where s.item_id = l.id
               and not exists (
                   select 1 from delivery.item i join delivery.item n
                       on n.partner = i.partner and n.originator = i.originator and n.number = i.number
                      and n.version > i.version
                    where i.id = s.item_id)
               and\s""" + AS_SENT;

    private final DSLContext sql;
    private final LaneClaims claims;

    LaneSupplements(DSLContext sql, LaneClaims claims) {
        this.sql = sql;
        this.claims = claims;
    }

    /**
     * A version that may go again.
     *
     * @param stands whether it is delivered, and the newest of its report on the lane
     */
    record Due(WaitingItem item, DeliveredPart part, boolean stands) {

        FurtherParts.Delivered delivered() {
            return new FurtherParts.Delivered(item.asked(), part);
        }
    }

    /**
     * The oldest that may be sent now.
     *
     * @param inFlight ids of those that are on their way
     * @param among only of these ids; null for any
     */
    @Transactional(readOnly = true)
    public List<Due> due(
            String partner, Instant now, Collection<Long> inFlight, @Nullable Collection<Long> among, int limit) {
        Long[] chosen = among == null ? null : among.toArray(Long[]::new);
        return sql.resultQuery(DUE, partner, Moments.of(now), inFlight.toArray(Long[]::new), chosen, chosen, limit)
                .fetch(row ->
                        new Due(LaneItems.item(row, true), DeliveredPart.of(row), row.get("stands", Boolean.class)));
    }

    /** Puts delivered versions on the lane for further parts: waiting, or held until their reports are on hold no more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void want(String partner, List<SetAside> wanted) {
        if (!wanted.isEmpty()) {
            sql.execute(
                    WANT,
                    partner,
                    SetAside.ids(wanted),
                    SetAside.states(wanted),
                    SetAside.reasons(wanted),
                    SetAside.moments(wanted));
        }
    }

    /**
     * Has those looked at that were sent under another agreement than the one by which the lane has been judged since, or before more
     * could be passed on.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void wantUnderAnother(List<Long> items, DispatchHeader sent) {
        sql.execute(
                WANT_UNDER_ANOTHER,
                items.toArray(Long[]::new),
                sent.agreementDigest().text(),
                sent.id());
    }

    /** Sets supplements aside, under a lease that holds; one that is not due is none, and goes. */
    @Transactional
    public void setAside(Lease lease, List<SetAside> aside) {
        if (aside.isEmpty()) {
            return;
        }
        claims.require(lease);
        sql.execute("delete from delivery.supplement where item_id = any (cast(? as bigint[]))", (Object)
                SetAside.ids(aside.stream()
                        .filter(one -> one.state() == PartnerState.State.NOT_DUE)
                        .toList()));
        List<SetAside> kept = aside.stream()
                .filter(one -> one.state() != PartnerState.State.NOT_DUE)
                .toList();
        sql.execute(
                SET_ASIDE,
                SetAside.ids(kept),
                SetAside.states(kept),
                SetAside.reasons(kept),
                SetAside.faults(kept),
                SetAside.moments(kept),
                SetAside.attempts(kept));
    }

    /** Settles supplements by the receipt for their dispatch. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(Sending sending, VerifiedReceipt verified, List<SettledItem> settled) {
        List<SettledItem> accepted =
                settled.stream().filter(SettledItem::delivered).toList();
        if (!accepted.isEmpty()) {
            sql.execute(
                    ACCEPT,
                    verified.receipt().agreement(),
                    verified.receipt().id(),
                    verified.logHead().map(head -> head.point().epoch()).orElse(null),
                    SettledItem.ids(accepted),
                    SettledItem.texts(accepted, SettledItem::code),
                    SettledItem.texts(accepted, one -> one.disclosed().text()),
                    accepted.stream().map(SettledItem::logIndex).toArray(Long[]::new));
            sql.execute(END, SettledItem.ids(accepted), sending.header().id());
        }
        List<SettledItem> left =
                settled.stream().filter(one -> !one.delivered()).toList();
        if (!left.isEmpty()) {
            sql.execute(LOCK, (Object) SettledItem.ids(left));
            sql.execute(
                    LEAVE,
                    SettledItem.ids(left),
                    SettledItem.texts(left, one -> left(one).name()),
                    SettledItem.texts(left, SettledItem::reason),
                    SettledItem.texts(left, SettledItem::faults),
                    SettledItem.notBefore(left),
                    sending.header().id());
        }
    }

    /** Looks again at refusals of further parts of versions that have gone again as a whole since. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void wentAsAWhole(List<SettledItem> versions) {
        Long[] again = versions.stream()
                .map(SettledItem::item)
                .filter(item -> item.accepted() != null)
                .map(WaitingItem::id)
                .toArray(Long[]::new);
        if (again.length > 0) {
            sql.execute("""
                    update delivery.supplement set state = 'WAITING', reason = null, faults = null
                     where item_id = any (cast(? as bigint[])) and state = 'REFUSED'
                    """, (Object) again);
        }
    }

    /** What a supplement is that was not accepted. */
    private static PartnerState.State left(SettledItem settled) {
        return settled.outcome() instanceof Outcome.Waiting ? PartnerState.State.WAITING : PartnerState.State.REFUSED;
    }

    /** Looks again at what was held, postponed or refused of a report. */
    @Transactional
    public int reconsider(Collection<String> partners, ReportIdentity identity) {
        return sql.execute("""
                update delivery.supplement s
                   set state = 'WAITING', reason = null, faults = null, not_before = null
                  from delivery.item i
                 where s.item_id = i.id and i.partner = any (cast(? as text[])) and i.originator = ?
                   and i.number = cast(? as uuid) and (s.state <> 'WAITING' or s.not_before is not null)
                """, partners.toArray(String[]::new), identity.originator(), identity.number());
    }
}
