package org.tidewaiter.node.delivery.standing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.delivery.comparison.ReconciliationWish;

/** Since when this node may be an older copy of itself, and with whom it was compared since. */
@Component
public class RestoredCopyRows {

    // What has ended is not noticed again for the same reason: a partner may say it as often as it is asked.
    private static final String NOTICE = """
            insert into delivery.restored_copy (since, cause, mark)
            select cast(? as timestamptz), n.cause, n.mark
              from (values (cast(? as text), cast(? as text))) as n (cause, mark)
             where not exists (select 1 from delivery.restored_copy o
                                where o.cause = n.cause and o.mark = n.mark and o.ended_at is not null)
            on conflict ((true)) where ended_at is null do nothing
            """;

    // A sender names its differences up to a bound, those first by which it takes something back.
    private static final String COMPARED = """
            select coalesce((
                select not r.more and (r.side = 'SENDER' or r.differences <= (
                           select count(*) from delivery.difference d where d.reconciliation = r.id))
                  from delivery.reconciliation r
                 where r.partner = ? and r.side = ? and r.state in ('AGREES', 'DIFFERS')
                   and r.ended_at > cast(? as timestamptz)
                 order by r.ended_at desc, r.id desc
                 limit 1), false)
            """;

    private static final String TAKEN_BACK = """
            select d.originator, d.number, max(d.version) as version
              from delivery.difference d join delivery.reconciliation r on r.id = d.reconciliation
             where r.partner = ? and r.side = 'RECEIVER' and r.ended_at > cast(? as timestamptz)
               and d.action in ('withdrawn-again', 'recalled-again')
             group by d.originator, d.number
            """;

    private static final String TRIED = """
            select exists (select 1 from delivery.reconciliation
                            where partner = ? and side = 'SENDER' and wanted_at > cast(? as timestamptz))
            """;

    private static final String WISHED = """
            select exists (select 1 from delivery.letter
                            where partner = ? and kind = ?
                              and (state = 'WAITING' or written_at > cast(? as timestamptz)))
            """;

    private final DSLContext sql;

    RestoredCopyRows(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * False where it is known already, or has ended.
     *
     * @param mark tells one reason of that cause from another
     */
    @Transactional
    public boolean notice(RestoredCopy.Cause cause, String mark, Instant now) {
        return sql.execute(NOTICE, Moments.of(now), cause.name(), mark) > 0;
    }

    @Transactional(readOnly = true)
    public Optional<Instant> since() {
        return sql.resultQuery("select since from delivery.restored_copy where ended_at is null")
                .fetchOptional(0, OffsetDateTime.class)
                .map(OffsetDateTime::toInstant);
    }

    /** @param by who decided so; null where all partners were compared with */
    @Transactional
    public boolean end(@Nullable String by, Instant now) {
        return sql.execute(
                        "update delivery.restored_copy set ended_at = cast(? as timestamptz), ended_by = ?"
                                + " where ended_at is null",
                        Moments.of(now),
                        by)
                > 0;
    }

    /**
     * Whether this node was compared with the partner since that moment, and all that differs is known.
     *
     * @param sends whether as the one that sends, or as the one that receives
     */
    @Transactional(readOnly = true)
    public boolean compared(String partner, boolean sends, Instant since) {
        return is(COMPARED, partner, sends ? "SENDER" : "RECEIVER", Moments.of(since));
    }

    /** Versions that a partner takes back from here, as its comparisons since that moment say. */
    @Transactional(readOnly = true)
    public List<VersionRef> takenBack(String partner, Instant since) {
        return sql.resultQuery(TAKEN_BACK, partner, Moments.of(since))
                .fetch(row -> new VersionRef(
                        new ReportIdentity(row.get("originator", String.class), row.get("number", UUID.class)),
                        row.get("version", Integer.class)));
    }

    /** Whether this node has wanted a comparison since that moment. */
    @Transactional(readOnly = true)
    public boolean tried(String partner, Instant since) {
        return is(TRIED, partner, Moments.of(since));
    }

    /** Whether the partner was asked to compare since that moment, or is yet to be reached. */
    @Transactional(readOnly = true)
    public boolean wished(String partner, Instant since) {
        return is(WISHED, partner, ReconciliationWish.KIND, Moments.of(since));
    }

    private boolean is(String question, Object... values) {
        return sql.resultQuery(question, values).fetchOptional(0, Boolean.class).orElse(false);
    }
}
