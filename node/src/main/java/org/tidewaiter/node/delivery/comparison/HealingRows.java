package org.tidewaiter.node.delivery.comparison;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.delivery.comparison.ExpectedHoldings.Found;
import org.tidewaiter.node.delivery.queue.LaneItemRow;

/** Puts versions on a lane again, in the caller's transaction. */
@Component
public class HealingRows {

    private static final String ITEMS = "select " + LaneItemRow.COLUMNS + """
                 , i.state = 'WAITING' and i.attempts > 0 or exists (
                       select 1 from delivery.dispatch_sent d
                        where d.partner = i.partner and d.answered_at is null and i.id = any (d.item_ids))
                 or exists (select 1 from delivery.supplement s where s.item_id = i.id and s.state = 'WAITING') as moving
              from unnest(cast(? as text[]), cast(? as uuid[])) as w (originator, number)
              join delivery.item i on i.partner = ? and i.originator = w.originator and i.number = w.number
              left join delivery.receipt r on r.id = i.receipt_id
             order by i.version
            """;

    // Counted as sent before, so that a withdrawal or recall is not thought needless. The clock begins anew: the first
    // arrival had its receipt.
    private static final String SEND_AGAIN = """
            with again as (
                update delivery.item i
                   set state = 'WAITING', reason = null, faults = null, not_before = null,
                       attempts = greatest(i.attempts, 1), released_at = cast(? as timestamptz)
                  from delivery.item former
                 where former.id = i.id and i.partner = ? and i.originator = ? and i.number = cast(? as uuid)
                   and i.version = ? and i.state <> 'WAITING'
                returning former.state)
            update delivery.lane l
               set delivered = l.delivered - (select count(*) from again where state = 'DELIVERED'),
                   not_due = l.not_due - (select count(*) from again where state = 'NOT_DUE')
             where l.partner = ?
            """;

    private static final String RECORD_AGAIN = """
            insert into delivery.item
                   (partner, originator, number, version, withdrawal, position, state, released_at, attempts)
            values (?, ?, cast(? as uuid), ?, ?, ?, 'WAITING', cast(? as timestamptz), 1)
            on conflict (partner, originator, number, version) do nothing
            """;

    private final DSLContext sql;

    HealingRows(DSLContext sql) {
        this.sql = sql;
    }

    /** An item, and whether what becomes of it is not known yet. */
    public record Item(LaneItemRow row, boolean moving) {}

    /** What the lane says of these reports now, by version. */
    public Map<ReportIdentity, List<Item>> items(String partner, Collection<ReportIdentity> reports) {
        Map<ReportIdentity, List<Item>> items = new HashMap<>();
        sql.resultQuery(
                        ITEMS,
                        reports.stream().map(ReportIdentity::originator).toArray(String[]::new),
                        reports.stream().map(ReportIdentity::number).toArray(UUID[]::new),
                        partner)
                .forEach(row -> {
                    LaneItemRow item = LaneItemRow.of(row);
                    items.computeIfAbsent(item.version().identity(), none -> new ArrayList<>())
                            .add(new Item(item, row.get("moving", Boolean.class)));
                });
        return items;
    }

    public void sendAgain(String partner, VersionRef version, Instant now) {
        sql.execute(
                SEND_AGAIN,
                Moments.of(now),
                partner,
                version.identity().originator(),
                version.identity().number(),
                version.version(),
                partner);
    }

    /** Records anew a version of which the lane knows nothing; it may have been sent before. */
    public void recordAgain(String partner, Found lost, Instant now) {
        sql.execute(
                RECORD_AGAIN,
                partner,
                lost.version().identity().originator(),
                lost.version().identity().number(),
                lost.version().version(),
                lost.withdrawal(),
                lost.position(),
                Moments.of(now));
    }
}
