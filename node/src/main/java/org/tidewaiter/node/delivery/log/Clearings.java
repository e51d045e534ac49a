package org.tidewaiter.node.delivery.log;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.audit.AuditTrail;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.delivery.alarm.AlarmKind;

/**
 * Keeps what administrators have cleared up between logs and their witnesses. Only the very point is not raised again: another
 * that the same witness has seen is news.
 */
@Component
public class Clearings {

    private static final int MOST = 100;

    private static final String CLEAR = """
            with cleared as (
                delete from delivery.log_witness
                 where log = ? and witness = ? and root = ? and state = 'CONTRADICTED'
                returning log, witness, epoch, size, root, originator, number, version, signed, seen_at),
            kept as (
                insert into delivery.log_witness_cleared
                       (log, witness, epoch, size, root, originator, number, version, signed, seen_at, reason, cleared_by, cleared_at)
                select cleared.*, ?, ?, cast(? as timestamptz) from cleared
                on conflict (log, witness, epoch, size, root) do nothing)
            select exists (select 1 from cleared)
            """;

    private static final String SEEN = """
            update delivery.alarm
               set seen_by = ?, seen_at = cast(? as timestamptz)
             where partner = ? and kind = ? and seen_at is null
               and not exists (select 1 from delivery.log_witness where witness = ? and state = 'CONTRADICTED')
            """;

    private static final String HOLDS = """
            select exists (select 1 from delivery.log_witness_cleared
                            where log = ? and witness = ? and epoch = ? and size = ? and root = ?)
            """;

    private final DSLContext sql;
    private final AuditTrail audit;
    private final Clock clock;

    Clearings(DSLContext sql, AuditTrail audit, Clock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    /** A contradiction that was cleared, with the evidence. */
    public record Cleared(WitnessedPoint point, ClearingReason reason, Instant at) {}

    /** Clears a contradiction, and the alarm about its witness if that was the last; false if it does not stand. */
    @Transactional
    public boolean clear(AccessScope scope, Contradiction contradiction, ClearingReason reason) {
        scope.require(Permission.ADMINISTER_NETWORK);
        String witness = contradiction.witness();
        String account = scope.accountId().toString();
        OffsetDateTime now = Moments.of(clock.instant());
        boolean cleared = Boolean.TRUE.equals(
                sql.resultQuery(CLEAR, contradiction.log(), witness, contradiction.root(), reason.name(), account, now)
                        .fetchSingle(0, Boolean.class));
        if (!cleared) {
            return false;
        }
        sql.execute(SEEN, account, now, witness, AlarmKind.LOG_WITNESSED_OTHERWISE.code(), witness);
        audit.record(
                scope,
                "log.contradiction-cleared",
                contradiction.log(),
                Map.of("partner", witness, "digest", contradiction.root(), "reason", reason.name()));
        return true;
    }

    /** Whether that very word was cleared. */
    @Transactional(readOnly = true)
    public boolean hold(WitnessedPoint said) {
        return Boolean.TRUE.equals(sql.resultQuery(
                        HOLDS,
                        said.log(),
                        said.witness(),
                        said.point().epoch(),
                        said.point().size(),
                        said.point().root().text())
                .fetchSingle(0, Boolean.class));
    }

    /** Of one log, the last ones first. */
    @Transactional(readOnly = true)
    public List<Cleared> of(String log) {
        return sql.resultQuery(
                        "select * from delivery.log_witness_cleared where log = ? order by cleared_at desc, witness limit ?",
                        log,
                        MOST)
                .fetch(row -> new Cleared(
                        WitnessedPointRows.point(row),
                        ClearingReason.valueOf(Objects.requireNonNull(row.get("reason", String.class))),
                        row.get("cleared_at", OffsetDateTime.class).toInstant()));
    }
}
