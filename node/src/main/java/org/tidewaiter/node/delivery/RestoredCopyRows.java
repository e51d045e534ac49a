package org.tidewaiter.node.delivery;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.database.Moments;

/** Since when this node may be an older copy of itself, and with whom it was compared since. */
@Component
class RestoredCopyRows {

    private static final String NOTICE = """
            insert into delivery.restored_copy (since, cause) values (cast(? as timestamptz), ?)
            on conflict ((true)) where ended_at is null do nothing
            """;

    // What the partner took back since the backup is taken back again by its lane; the next comparison shows that it
    // was.
    private static final String COMPARED = """
            select coalesce((
                select not r.more and not (r.side = 'RECEIVER' and exists (
                           select 1 from delivery.difference d
                            where d.reconciliation = r.id and d.action in ('withdrawn-again', 'recalled-again')))
                  from delivery.reconciliation r
                 where r.partner = ? and r.side = ? and r.state in ('AGREES', 'DIFFERS')
                   and r.ended_at > cast(? as timestamptz)
                 order by r.ended_at desc, r.id desc
                 limit 1), false)
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

    /** False where it is known already. */
    @Transactional
    public boolean notice(RestoredCopy.Cause cause, Instant now) {
        return sql.execute(NOTICE, Moments.of(now), cause.name()) > 0;
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
     * Whether this node was compared with the partner since that moment, as far as that tells what was taken back.
     *
     * @param sends whether as the one that sends, or as the one that receives
     */
    @Transactional(readOnly = true)
    public boolean compared(String partner, boolean sends, Instant since) {
        return is(COMPARED, partner, sends ? "SENDER" : "RECEIVER", Moments.of(since));
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
