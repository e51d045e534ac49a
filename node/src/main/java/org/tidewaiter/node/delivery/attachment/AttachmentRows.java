package org.tidewaiter.node.delivery.attachment;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.delivery.AttachmentState;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.delivery.queue.SettledItem;

/** What follows delivered versions, a row for each partner, report and digest. */
@Component
public class AttachmentRows {

    private static final String DUE = """
            insert into delivery.attachment (partner, originator, number, digest, state, due_at)
            select ?, a.originator, a.number, a.digest, 'WAITING', cast(? as timestamptz)
              from unnest(cast(? as text[]), cast(? as uuid[]), cast(? as text[])) as a (originator, number, digest)
            on conflict (partner, originator, number, digest) do update
               set state = 'WAITING', reason = null, not_before = null, attempts = 0, settled_at = null, receipt = null,
                   due_at = excluded.due_at
             where attachment.state in ('GIVEN_UP', 'REFUSED')
            """;

    private static final String GIVE_UP = """
            update delivery.attachment a
               set state = 'GIVEN_UP', reason = null, settled_at = cast(? as timestamptz), fence = a.fence + 1
              from unnest(cast(? as text[]), cast(? as uuid[])) as r (originator, number)
             where a.partner = ? and a.originator = r.originator and a.number = r.number and a.state <> 'GIVEN_UP'
               and (a.originator, a.number, a.digest) not in (
                   select k.originator, k.number, k.digest
                     from unnest(cast(? as text[]), cast(? as uuid[]), cast(? as text[])) as k (originator, number, digest))
            """;

    // The database's clock is the one that all instances share; a claim of the same owner is its own, from before it
    // died.
    private static final String CLAIM = """
            update delivery.attachment
               set owner = ?, fence = fence + 1, claimed_until = now() + make_interval(secs => ?)
             where id = (select id from delivery.attachment
                          where partner = ? and state = 'WAITING'
                            and (not_before is null or not_before <= cast(? as timestamptz))
                            and (owner = ? or claimed_until is null or claimed_until < now())
                          order by id limit 1 for update skip locked)
            returning id, fence, originator, number, digest, attempts
            """;

    private static final String SETTLE = """
            update delivery.attachment
               set state = ?, reason = ?, receipt = ?, settled_at = cast(? as timestamptz), claimed_until = null
             where id = ? and fence = ?
            """;

    private static final String POSTPONE = """
            update delivery.attachment
               set reason = ?, not_before = cast(? as timestamptz), attempts = attempts + ?, claimed_until = null
             where id = ? and fence = ?
            """;

    private final DSLContext sql;

    AttachmentRows(DSLContext sql) {
        this.sql = sql;
    }

    /** An attachment that this instance sends, and the fence of its claim. */
    record Claimed(long id, long fence, ReportIdentity identity, Digest digest, int attempts) {}

    /**
     * Follows versions that a partner has accepted: what they name is due, what an earlier version named and they do not
     * is given up.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(String partner, Collection<SettledItem> delivered, Instant now) {
        List<Named> named = delivered.stream()
                .flatMap(one -> one.attachments().stream()
                        .map(digest -> new Named(one.item().version().identity(), digest)))
                .toList();
        List<ReportIdentity> later = delivered.stream()
                .map(one -> one.item().version())
                .filter(version -> version.version() > 1)
                .map(VersionRef::identity)
                .toList();
        if (!later.isEmpty()) {
            sql.execute(
                    GIVE_UP,
                    Moments.of(now),
                    later.stream().map(ReportIdentity::originator).toArray(String[]::new),
                    later.stream().map(ReportIdentity::number).toArray(UUID[]::new),
                    partner,
                    originators(named),
                    numbers(named),
                    digests(named));
        }
        if (!named.isEmpty()) {
            sql.execute(DUE, partner, Moments.of(now), originators(named), numbers(named), digests(named));
        }
    }

    private record Named(ReportIdentity identity, Digest digest) {}

    private static String[] originators(List<Named> named) {
        return named.stream().map(one -> one.identity().originator()).toArray(String[]::new);
    }

    private static UUID[] numbers(List<Named> named) {
        return named.stream().map(one -> one.identity().number()).toArray(UUID[]::new);
    }

    private static String[] digests(List<Named> named) {
        return named.stream().map(one -> one.digest().text()).toArray(String[]::new);
    }

    /** The oldest that may be sent to a partner now, for this instance alone. */
    @Transactional
    public Optional<Claimed> claim(String partner, String owner, Duration lease, Instant now) {
        return sql.resultQuery(CLAIM, owner, lease.toMillis() / 1000.0, partner, Moments.of(now), owner)
                .fetchOptional(row -> new Claimed(
                        row.get("id", Long.class),
                        row.get("fence", Long.class),
                        identity(row),
                        Digest.parse(row.get("digest", String.class)),
                        row.get("attempts", Integer.class)));
    }

    private static ReportIdentity identity(Record row) {
        return new ReportIdentity(row.get("originator", String.class), row.get("number", UUID.class));
    }

    /** Ends an attachment's way; nothing if somebody else has claimed it or it was given up meanwhile. */
    @Transactional
    public void settle(
            Claimed one, AttachmentState.State state, @Nullable String reason, @Nullable String receipt, Instant now) {
        sql.execute(SETTLE, state.name(), reason, receipt, Moments.of(now), one.id(), one.fence());
    }

    /**
     * Lets an attachment wait.
     *
     * @param answered whether the partner spoke about it; a partner that is away says nothing against an attachment
     */
    @Transactional
    public void postpone(Claimed one, String reason, Instant until, boolean answered) {
        sql.execute(POSTPONE, reason, Moments.of(until), answered ? 1 : 0, one.id(), one.fence());
    }

    /** All of one report, at all of these partners. */
    @Transactional(readOnly = true)
    public List<AttachmentState> of(Collection<String> partners, ReportIdentity identity) {
        return sql.resultQuery(
                        "select partner, digest, state, reason, settled_at from delivery.attachment"
                                + " where partner = any (cast(? as text[])) and originator = ? and number = cast(? as uuid)"
                                + " order by partner, id",
                        partners.toArray(String[]::new),
                        identity.originator(),
                        identity.number())
                .fetch(row -> new AttachmentState(
                        Objects.requireNonNull(row.get("partner", String.class)),
                        Digest.parse(row.get("digest", String.class)),
                        AttachmentState.State.valueOf(row.get("state", String.class)),
                        row.get("reason", String.class),
                        Moments.instant(row.get("settled_at", OffsetDateTime.class))));
    }
}
