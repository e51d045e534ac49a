package org.tidewaiter.node.delivery.lane;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.receipt.Receipt;
import org.tidewaiter.exchange.receipt.VerifiedReceipt;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.delivery.MandatesLacking;
import org.tidewaiter.node.delivery.RefusedForTheirKey;
import org.tidewaiter.node.delivery.alarm.AlarmRows;
import org.tidewaiter.node.delivery.attachment.AttachmentRows;
import org.tidewaiter.node.delivery.attachment.AttachmentRunner;
import org.tidewaiter.node.delivery.comparison.ReconciliationRows;
import org.tidewaiter.node.delivery.dispatch.Sending;
import org.tidewaiter.node.delivery.holder.HolderNews;
import org.tidewaiter.node.delivery.partner.TimeOrderedIds;
import org.tidewaiter.node.delivery.queue.LaneClaims;
import org.tidewaiter.node.delivery.queue.Lease;
import org.tidewaiter.node.delivery.queue.SettledItem;
import org.tidewaiter.node.delivery.queue.Timeliness;
import org.tidewaiter.node.delivery.queue.WaitingItem;

/** Dispatches that left, and what their receipts say: a fixed number of statements each, however many versions. */
@Component
class LaneDispatches {

    private static final String RECORD = """
            insert into delivery.dispatch_sent
                   (id, partner, fence, epoch, sequence, hash, agreement, items, item_ids, positions, bytes, sent_at)
            values (cast(? as uuid), ?, ?, ?, ?, ?, ?, ?, cast(? as bigint[]), cast(? as bigint[]), ?,
                    cast(? as timestamptz))
            """;

    // What became of a version since it was sent, the partner's answer knows nothing of: it goes again.
    private static final String SETTLE = """
            update delivery.item i
               set state = case when i.position > coalesce(d.position, i.position) then 'WAITING' else s.state end,
                   outcome = s.outcome,
                   first_receipt = coalesce(i.first_receipt, case
                       when i.outcome in ('accepted', 'already-accepted')
                            and s.outcome not in ('accepted', 'already-accepted') then i.receipt_id end),
                   reason = s.reason, faults = cast(s.faults as jsonb),
                   digest = s.digest, disclosed = s.disclosed, their_position = s.position, not_before = s.not_before,
                   late = s.late, agreement = ?, receipt_id = cast(? as uuid),
                   log_index = coalesce(s.log_index, i.log_index),
                   log_epoch = case when s.log_index is null then i.log_epoch else cast(? as bigint) end,
                   attempts = i.attempts + case when s.state = 'WAITING' then 1 else 0 end,
                   settled_at = case when s.state = 'WAITING' then null else greatest(cast(? as timestamptz), i.released_at) end
              from unnest(cast(? as bigint[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
                          cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as bigint[]),
                          cast(? as timestamptz[]), cast(? as boolean[]), cast(? as bigint[]))
                   as s (id, state, outcome, reason, faults, digest, disclosed, position, not_before, late, log_index)
              left join (select sent.id, sent.position
                           from delivery.dispatch_sent d, unnest(d.item_ids, d.positions) as sent (id, position)
                          where d.id = cast(? as uuid)) d on d.id = s.id
             where i.id = s.id
            """;

    private static final String RECEIVE = """
            insert into delivery.receipt
                   (id, direction, partner, dispatch_id, dispatch_hash, epoch, sequence, items, accepted, signed, at)
            values (cast(? as uuid), 'RECEIVED', ?, cast(? as uuid), ?, ?, ?, ?, ?, ?, cast(? as timestamptz))
            on conflict (id) do nothing
            """;

    private final DSLContext sql;
    private final LaneClaims claims;
    private final LaneSupplements supplements;
    private final Timeliness timeliness;
    private final AlarmRows alarms;
    private final AttachmentRows attachments;
    private final HolderNews holders;
    private final ReconciliationRows comparisons;
    private final TimeOrderedIds ids;
    private final ApplicationEventPublisher events;

    LaneDispatches(
            DSLContext sql,
            LaneClaims claims,
            LaneSupplements supplements,
            Timeliness timeliness,
            AlarmRows alarms,
            AttachmentRows attachments,
            HolderNews holders,
            ReconciliationRows comparisons,
            TimeOrderedIds ids,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.claims = claims;
        this.supplements = supplements;
        this.timeliness = timeliness;
        this.alarms = alarms;
        this.attachments = attachments;
        this.holders = holders;
        this.comparisons = comparisons;
        this.ids = ids;
        this.events = events;
    }

    /** Records a dispatch and its sequence before its first byte leaves. */
    @Transactional
    public void record(Lease lease, Sending sending, List<WaitingItem> items, Instant now) {
        claims.require(lease);
        var header = sending.header();
        sql.execute("update delivery.lane set sequence = ? where partner = ?", header.sequence(), lease.partner());
        sql.execute(
                RECORD,
                header.id(),
                lease.partner(),
                lease.fence(),
                header.epoch(),
                header.sequence(),
                sending.hash().text(),
                header.agreement(),
                items.size(),
                items.stream().map(WaitingItem::id).toArray(Long[]::new),
                items.stream().map(WaitingItem::position).toArray(Long[]::new),
                sending.body().length,
                Moments.of(now));
    }

    /** Records that a dispatch brought no receipt; its versions wait, and count one attempt more. */
    @Transactional
    public void unanswered(
            Lease lease, UUID dispatch, String problem, int failures, @Nullable Instant retryAt, Instant now) {
        claims.require(lease);
        sql.execute(
                "update delivery.item set attempts = attempts + 1 where state = 'WAITING' and id in"
                        + " (select unnest(item_ids) from delivery.dispatch_sent where id = cast(? as uuid))",
                dispatch);
        if (failures == 1) {
            holders.ofDispatch(dispatch);
        }
        sql.execute(
                "update delivery.dispatch_sent set answered_at = cast(? as timestamptz), problem = ? where id = cast(? as uuid)",
                Moments.of(now),
                problem,
                dispatch);
        sql.execute(
                "update delivery.lane set failures = ?, retry_at = cast(? as timestamptz), last_problem = ?, last_problem_at = cast(? as timestamptz)"
                        + " where partner = ?",
                failures,
                retryAt == null ? null : Moments.of(retryAt),
                problem,
                Moments.of(now),
                lease.partner());
    }

    /** Settles every version of a dispatch by its receipt, and keeps the receipt. */
    @Transactional
    public void settle(Lease lease, Sending sending, VerifiedReceipt verified, List<SettledItem> settled, Instant now) {
        claims.require(lease);
        Receipt receipt = verified.receipt();
        OffsetDateTime moment = Moments.of(now);
        List<SettledItem> versions =
                settled.stream().filter(one -> !one.ofSupplement()).toList();
        List<SettledItem> added =
                settled.stream().filter(SettledItem::ofSupplement).toList();
        long lost = versions.stream().filter(one -> one.item().supplement()).count();
        long delivered = versions.stream().filter(SettledItem::delivered).count() - lost;
        sql.execute(
                SETTLE,
                receipt.agreement(),
                receipt.id(),
                verified.logHead().map(head -> head.point().epoch()).orElse(null),
                moment,
                SettledItem.ids(versions),
                SettledItem.texts(versions, one -> one.state().name()),
                SettledItem.texts(versions, SettledItem::code),
                SettledItem.texts(versions, SettledItem::reason),
                SettledItem.texts(versions, SettledItem::faults),
                SettledItem.texts(versions, one -> one.digest().text()),
                SettledItem.texts(versions, one -> one.disclosed().text()),
                versions.stream().map(SettledItem::position).toArray(Long[]::new),
                SettledItem.notBefore(versions),
                versions.stream().map(SettledItem::late).toArray(Boolean[]::new),
                versions.stream().map(SettledItem::logIndex).toArray(Long[]::new),
                sending.header().id());
        supplements.settle(sending, verified, added);
        supplements.wentAsAWhole(versions);
        supplements.wantUnderAnother(
                settled.stream().map(one -> one.item().id()).toList(), sending.header());
        keep(lease.partner(), sending, verified, (int)
                settled.stream().filter(SettledItem::delivered).count());
        sql.execute(
                "update delivery.dispatch_sent set answered_at = cast(? as timestamptz), receipt_id = cast(? as uuid) where id = cast(? as uuid)",
                moment,
                receipt.id(),
                sending.header().id());
        sql.execute(
                "update delivery.lane set failures = 0, retry_at = null, last_problem = null, last_receipt_at = cast(? as timestamptz),"
                        + " last_receipt_id = cast(? as uuid), delivered = delivered + ? where partner = ?",
                moment,
                receipt.id(),
                delivered,
                lease.partner());
        followed(lease.partner(), settled, sending.header().time(), now);
        holders.ofItems(settled.stream().map(one -> one.item().id()).toList());
        timeliness.count(lease.partner(), versions, now);
        alarms.conflicts(lease.partner(), settled, now);
        alarms.conflictsEnded(
                lease.partner(),
                settled.stream()
                        .filter(SettledItem::delivered)
                        .map(one -> one.item().version())
                        .toList(),
                now);
        if (settled.stream().anyMatch(one -> one.outcome() instanceof Outcome.Conflict)
                && comparisons.wantAfterConflict(ids.next(), lease.partner(), now)) {
            events.publishEvent(new ReconciliationRows.Wanted());
        }
    }

    private void followed(String partner, List<SettledItem> settled, Instant sentAt, Instant now) {
        attachments.follow(partner, settled.stream().filter(SettledItem::ended).toList(), now);
        if (settled.stream().anyMatch(one -> !one.attachments().isEmpty())) {
            events.publishEvent(new AttachmentRunner.AttachmentsDue());
        }
        if (settled.stream().anyMatch(SettledItem::refusedForItsKey)) {
            events.publishEvent(new RefusedForTheirKey());
        }
        Set<String> lacking = settled.stream()
                .filter(SettledItem::lacksMandate)
                .map(one -> one.item().version().identity().originator())
                .collect(Collectors.toSet());
        if (!lacking.isEmpty()) {
            events.publishEvent(new MandatesLacking(partner, lacking, sentAt));
        }
    }

    private void keep(String partner, Sending sending, VerifiedReceipt verified, int delivered) {
        Receipt receipt = verified.receipt();
        var header = sending.header();
        sql.execute(
                RECEIVE,
                receipt.id(),
                partner,
                header.id(),
                sending.hash().text(),
                header.epoch(),
                header.sequence(),
                receipt.items().size(),
                delivered,
                verified.jws(),
                Moments.of(receipt.time()));
    }
}
