package org.tidewaiter.node.delivery.alarm;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.delivery.queue.SettledItem;

/** Raises alarms. The same alarm again raises the count of the open one, so that nobody can fill the list. */
@Component
public class AlarmRows {

    private static final String RAISE = """
            insert into delivery.alarm as a
                   (first_at, last_at, partner, kind, originator, number, version, kept, other, log)
            values (cast(? as timestamptz), cast(? as timestamptz), ?, ?, ?, cast(? as uuid), cast(? as integer), ?, ?, ?)
            on conflict (partner, kind, originator, number, version, other) where seen_at is null
            do update set times = a.times + 1, last_at = excluded.last_at
            """;

    private static final String ENDED = """
            update delivery.alarm a
               set seen_at = cast(? as timestamptz)
              from unnest(cast(? as text[]), cast(? as uuid[]), cast(? as integer[])) as t (originator, number, version)
             where a.seen_at is null and a.partner = ? and a.kind = 'conflict'
               and a.originator = t.originator and a.number = t.number and a.version < t.version
            """;

    private static final String RESOLVED = """
            update delivery.alarm a
               set seen_at = cast(? as timestamptz)
              from unnest(cast(? as text[]), cast(? as uuid[]), cast(? as integer[])) as t (originator, number, version)
             where a.seen_at is null and a.partner = ? and a.kind = ?
               and a.originator = t.originator and a.number = t.number and a.version = t.version
            """;

    private final DSLContext sql;

    AlarmRows(DSLContext sql) {
        this.sql = sql;
    }

    /** An alarm about a partner as a whole. */
    @Transactional
    public void raise(String partner, AlarmKind kind, Instant now) {
        raise(partner, kind, null, null, null, null, now);
    }

    /** An alarm about what a node says of another's log; one that is open stays about the log that was first. */
    @Transactional
    public void raise(String node, AlarmKind kind, String log, Instant now) {
        raise(node, kind, null, null, null, log, now);
    }

    /** An alarm about one version. */
    @Transactional
    public void raise(String partner, AlarmKind kind, VersionRef version, Instant now) {
        raise(partner, kind, version, null, null, null, now);
    }

    /** A conflict about one version: which digest was kept, and which was not. */
    @Transactional
    public void conflict(String partner, VersionRef version, Digest kept, Digest other, Instant now) {
        raise(partner, AlarmKind.CONFLICT, version, kept.text(), other.text(), null, now);
    }

    /** The conflicts among the outcomes of a dispatch of this node. */
    @Transactional
    public void conflicts(String partner, List<SettledItem> settled, Instant now) {
        for (SettledItem item : settled) {
            if (item.outcome() instanceof Outcome.Conflict conflict) {
                conflict(partner, item.item().version(), conflict.kept(), item.digest(), now);
            }
        }
    }

    /** Ends open alarms of a kind about versions of which there is nothing to look at any more. */
    @Transactional
    public void resolved(String partner, AlarmKind kind, List<VersionRef> versions, Instant now) {
        if (!versions.isEmpty()) {
            sql.execute(
                    RESOLVED,
                    Moments.of(now),
                    originators(versions),
                    numbers(versions),
                    numbered(versions),
                    partner,
                    kind.code());
        }
    }

    /** Conflicts with a partner over reports of which either has taken one of these later versions: they follow both branches. */
    @Transactional
    public void conflictsEnded(String partner, List<VersionRef> taken, Instant now) {
        List<VersionRef> later =
                taken.stream().filter(version -> version.version() > 1).toList();
        if (!later.isEmpty()) {
            sql.execute(ENDED, Moments.of(now), originators(later), numbers(later), numbered(later), partner);
        }
    }

    private static String[] originators(List<VersionRef> versions) {
        return versions.stream().map(one -> one.identity().originator()).toArray(String[]::new);
    }

    private static UUID[] numbers(List<VersionRef> versions) {
        return versions.stream().map(one -> one.identity().number()).toArray(UUID[]::new);
    }

    private static Integer[] numbered(List<VersionRef> versions) {
        return versions.stream().map(VersionRef::version).toArray(Integer[]::new);
    }

    private void raise(
            String partner,
            AlarmKind kind,
            @Nullable VersionRef version,
            @Nullable String kept,
            @Nullable String other,
            @Nullable String log,
            Instant now) {
        String originator = version == null ? null : version.identity().originator();
        UUID number = version == null ? null : version.identity().number();
        Integer versionNumber = version == null ? null : version.version();
        sql.execute(
                RAISE,
                Moments.of(now),
                Moments.of(now),
                partner,
                kind.code(),
                originator,
                number,
                versionNumber,
                kept,
                other,
                log);
    }
}
