package org.tidewaiter.node.delivery.log;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.log.LogPoint;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.node.database.Moments;

/** Cosignatures of heads: two rows at most for each cosigner and each log, whatever it cosigns. */
@Component
public class CosignatureRows {

    /** What is known of the head that was cosigned. */
    public enum State {
        CONFIRMED,
        CONTRADICTED
    }

    private static final String INTO = """
            insert into delivery.log_cosignature as c
                   (log, cosigner, state, known, epoch, size, root, signed, cosigned_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, cast(? as timestamptz))
            on conflict (log, cosigner, state) do
            """;

    private static final String REPLACE = INTO + """
            update set known = excluded.known, epoch = excluded.epoch, size = excluded.size, root = excluded.root,
                       signed = excluded.signed, cosigned_at = excluded.cosigned_at
            """;

    private static final String CONFIRM = REPLACE + " where c.cosigned_at < excluded.cosigned_at or not c.known";

    private static final String CONTRADICT = REPLACE + " where c.epoch < excluded.epoch";

    private static final String HOLDS = """
            select exists (select 1 from delivery.log_cosignature
                            where log = ? and cosigner = ? and signed = ? and known = ?)
            """;

    private static final String FORGET = """
            delete from delivery.log_cosignature
             where log = ? and not known and cosigner <> all(cast(? as text[]))
            """;

    private static final String LATEST = """
            select * from delivery.log_cosignature
             where log = ? and epoch = ? and state = ?
             order by cosigned_at desc, cosigner
             limit ?
            """;

    private final DSLContext sql;

    CosignatureRows(DSLContext sql) {
        this.sql = sql;
    }

    /** It is of one history with what is known here; the latest of a cosigner stands. */
    @Transactional
    public void confirm(HeldCosignature cosignature) {
        put(CONFIRM, cosignature, State.CONFIRMED);
    }

    /** It is not of one history with what is known here; the first of a cosigner in an epoch is evidence enough. */
    @Transactional
    public void contradict(HeldCosignature cosignature) {
        put(CONTRADICT, cosignature, State.CONTRADICTED);
    }

    /** Whether that very cosignature has been compared before. */
    @Transactional(readOnly = true)
    public boolean hold(HeldCosignature shown) {
        return Boolean.TRUE.equals(sql.resultQuery(HOLDS, shown.log(), shown.cosigner(), shown.signed(), shown.known())
                .fetchSingle(0, Boolean.class));
    }

    /** Forgets what was shown of unknown nodes and is not any more: whoever shows them makes up their names. */
    @Transactional
    public void forgetUnknown(String log, Collection<String> shown) {
        sql.execute(FORGET, log, shown.toArray(String[]::new));
    }

    /** Of that epoch of a log, the latest first. */
    @Transactional(readOnly = true)
    public List<HeldCosignature> of(String log, long epoch, State state, int limit) {
        return sql.resultQuery(LATEST, log, epoch, state.name(), limit).fetch(CosignatureRows::held);
    }

    private void put(String statement, HeldCosignature one, State state) {
        LogPoint point = one.point();
        sql.execute(
                statement,
                one.log(),
                one.cosigner(),
                state.name(),
                one.known(),
                point.epoch(),
                point.size(),
                point.root().text(),
                one.signed(),
                Moments.of(one.at()));
    }

    private static HeldCosignature held(Record row) {
        return new HeldCosignature(
                Objects.requireNonNull(row.get("log", String.class)),
                Objects.requireNonNull(row.get("cosigner", String.class)),
                row.get("known", Boolean.class),
                new LogPoint(
                        row.get("epoch", Long.class),
                        row.get("size", Long.class),
                        Digest.parse(Objects.requireNonNull(row.get("root", String.class)))),
                Objects.requireNonNull(row.get("signed", String.class)),
                row.get("cosigned_at", OffsetDateTime.class).toInstant());
    }
}
