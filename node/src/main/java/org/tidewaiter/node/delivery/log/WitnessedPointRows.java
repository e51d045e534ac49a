package org.tidewaiter.node.delivery.log;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.log.LogPoint;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.delivery.VersionRef;

/** How far other nodes say to have verified logs: three rows at most for each of them and each log, whatever they say. */
@Component
public class WitnessedPointRows {

    /** What is known of a point. */
    public enum State {
        SEEN,
        CONFIRMED,
        CONTRADICTED
    }

    private static final String INTO = """
            insert into delivery.log_witness as w
                   (log, witness, state, epoch, size, root, originator, number, version, signed, seen_at)
            select ?, ?, ?, ?, ?, ?, ?, cast(? as uuid), ?, ?, cast(? as timestamptz)
            """;

    // The moment stays that of the first that is not proven yet: whoever says more each hour does not begin anew each
    // hour.
    private static final String SEE = INTO + """
             where not exists (select 1 from delivery.log_witness c
                                where c.log = ? and c.witness = ? and c.state = 'CONFIRMED'
                                  and ((c.epoch, c.size) > (?, ?) or (c.epoch, c.size, c.root) = (?, ?, ?)))
            on conflict (log, witness, state) do update
               set epoch = excluded.epoch, size = excluded.size, root = excluded.root, originator = excluded.originator,
                   number = excluded.number, version = excluded.version, signed = excluded.signed
             where (w.epoch, w.size) < (excluded.epoch, excluded.size)
            """;

    private static final String CONFIRM = INTO + """
            on conflict (log, witness, state) do update
               set epoch = excluded.epoch, size = excluded.size, root = excluded.root, originator = excluded.originator,
                   number = excluded.number, version = excluded.version, signed = excluded.signed,
                   seen_at = excluded.seen_at
             where (w.epoch, w.size) < (excluded.epoch, excluded.size)
            """;

    private static final String CONTRADICT = INTO + """
            on conflict (log, witness, state) do nothing
            """;

    private static final String FORGET = """
            delete from delivery.log_witness
             where log = ? and witness = ? and state = 'SEEN' and epoch = ? and size = ? and root = ?
            """;

    private static final String LEAVE =
            "update delivery.log_witness set seen_at = cast(? as timestamptz) where log = ? and witness = ? and state = 'SEEN'";

    private final DSLContext sql;

    WitnessedPointRows(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * Keeps what is further than anything that the same witness has said of the same log, to be proven; and another root where
     * what it said is confirmed.
     */
    @Transactional
    public void see(Collection<WitnessedPoint> points) {
        for (WitnessedPoint one : points) {
            LogPoint point = one.point();
            put(
                    SEE,
                    one,
                    State.SEEN,
                    one.log(),
                    one.witness(),
                    point.epoch(),
                    point.size(),
                    point.epoch(),
                    point.size(),
                    point.root().text());
        }
    }

    /** It is of one history with what is known here. */
    @Transactional
    public void confirm(WitnessedPoint point, Instant now) {
        forget(point, now);
        put(CONFIRM, point, State.CONFIRMED);
    }

    /** It is not of one history with what is known here; the first of a witness is evidence enough. */
    @Transactional
    public void contradict(WitnessedPoint point, Instant now) {
        forget(point, now);
        put(CONTRADICT, point, State.CONTRADICTED);
    }

    /** It is not to be proven any more; what the witness has said since is, and waits from now on. */
    @Transactional
    public void forget(WitnessedPoint point, Instant now) {
        sql.execute(
                FORGET,
                point.log(),
                point.witness(),
                point.point().epoch(),
                point.point().size(),
                point.point().root().text());
        sql.execute(LEAVE, Moments.of(now), point.log(), point.witness());
    }

    /** In the order of their witnesses' names. */
    @Transactional(readOnly = true)
    public List<WitnessedPoint> of(String log, State state) {
        return sql.resultQuery(
                        "select * from delivery.log_witness where log = ? and state = ? order by witness",
                        log,
                        state.name())
                .fetch(WitnessedPointRows::point);
    }

    /** How many have verified a log of which their furthest word is confirmed. */
    @Transactional(readOnly = true)
    public long confirmed(String log) {
        return Objects.requireNonNull(
                sql.resultQuery("select count(*) from delivery.log_witness where log = ? and state = 'CONFIRMED'", log)
                        .fetchSingle(0, Long.class));
    }

    private void put(String statement, WitnessedPoint one, State state, Object... more) {
        LogPoint point = one.point();
        ReportIdentity report = one.version().identity();
        Object[] row = {
            one.log(),
            one.witness(),
            state.name(),
            point.epoch(),
            point.size(),
            point.root().text(),
            report.originator(),
            report.number(),
            one.version().version(),
            one.signed(),
            Moments.of(one.seenAt())
        };
        Object[] bindings = Arrays.copyOf(row, row.length + more.length);
        System.arraycopy(more, 0, bindings, row.length, more.length);
        sql.execute(statement, bindings);
    }

    static WitnessedPoint point(Record row) {
        return new WitnessedPoint(
                Objects.requireNonNull(row.get("log", String.class)),
                Objects.requireNonNull(row.get("witness", String.class)),
                new LogPoint(
                        row.get("epoch", Long.class),
                        row.get("size", Long.class),
                        Digest.parse(Objects.requireNonNull(row.get("root", String.class)))),
                new VersionRef(
                        new ReportIdentity(row.get("originator", String.class), row.get("number", UUID.class)),
                        row.get("version", Integer.class)),
                Objects.requireNonNull(row.get("signed", String.class)),
                row.get("seen_at", OffsetDateTime.class).toInstant());
    }
}
