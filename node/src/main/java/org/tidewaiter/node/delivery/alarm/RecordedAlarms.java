package org.tidewaiter.node.delivery.alarm;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.audit.AuditTrail;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.delivery.VersionRef;

/** Reads alarms, of the countries that the reader sees, and marks them as seen. */
@Component
class RecordedAlarms implements Alarms {

    private static final String LIST = """
            select * from delivery.alarm
             where (cast(? as text) is null or partner = ?) and (not ? or seen_at is null)
               and (cast(? as text[]) is null or originator is null
                    or substr(originator, 1, 2) = any (cast(? as text[])))
             order by last_at desc, id desc
             limit ?
            """;

    private final DSLContext sql;
    private final AuditTrail audit;
    private final Clock clock;

    RecordedAlarms(DSLContext sql, AuditTrail audit, Clock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Alarm> list(AccessScope scope, @Nullable String partner, boolean open, int limit) {
        scope.require(Permission.SEE_NETWORK);
        String[] countries =
                scope.countries().isEmpty() ? null : scope.countries().toArray(String[]::new);
        return sql.resultQuery(LIST, partner, partner, open, countries, countries, limit)
                .fetch(RecordedAlarms::alarm);
    }

    private static Alarm alarm(Record row) {
        String originator = row.get("originator", String.class);
        VersionRef version = originator == null
                ? null
                : new VersionRef(
                        new ReportIdentity(originator, row.get("number", UUID.class)),
                        row.get("version", Integer.class));
        return new Alarm(
                row.get("id", Long.class),
                row.get("first_at", OffsetDateTime.class).toInstant(),
                row.get("last_at", OffsetDateTime.class).toInstant(),
                row.get("times", Long.class),
                row.get("partner", String.class),
                AlarmKind.ofCode(Objects.requireNonNull(row.get("kind", String.class))),
                version,
                row.get("kept", String.class),
                row.get("other", String.class),
                row.get("log", String.class),
                Moments.instant(row.get("seen_at", OffsetDateTime.class)));
    }

    @Override
    @Transactional
    public boolean acknowledge(AccessScope scope, long id) {
        scope.require(Permission.SEE_NETWORK);
        int seen = sql.execute(
                "update delivery.alarm set seen_by = ?, seen_at = cast(? as timestamptz) where id = ? and seen_at is null",
                scope.accountId().toString(),
                Moments.of(clock.instant()),
                id);
        if (seen == 1) {
            audit.record(scope, "alarm.seen", Long.toString(id), Map.of());
        }
        return seen == 1;
    }
}
