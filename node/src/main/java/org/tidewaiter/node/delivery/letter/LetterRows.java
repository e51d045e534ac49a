package org.tidewaiter.node.delivery.letter;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.letter.SignedLetter;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.delivery.Letters.LetterState;

/** Letters of this node on their way to partners. */
@Component
class LetterRows {

    private static final String WRITE = """
            insert into delivery.letter (id, partner, kind, jws, hash, written_at, state)
            values (cast(? as uuid), ?, ?, ?, ?, cast(? as timestamptz), 'WAITING')
            """;

    // Of each partner only the oldest that waits, so that they arrive in their order. The database's clock is the one
    // that all instances share; a claim of the same owner is its own, from before it died. Those of a kind that the
    // partner does not know yet let the others pass, and are looked at again in their order.
    private static final String HEADS = """
            select h.position, h.partner
              from (select distinct on (partner) partner, position, not_before, owner, claimed_until
                      from delivery.letter one
                     where state = 'WAITING'
                       and not exists (
                               select from delivery.letter unknown
                                where unknown.partner = one.partner and unknown.kind = one.kind
                                  and unknown.state = 'WAITING' and unknown.reason = '%1$s'
                                  and unknown.not_before > cast(? as timestamptz)
                                  and unknown.position <= one.position)
                     order by partner, position) h
             where (h.not_before is null or h.not_before <= cast(? as timestamptz))
               and (h.owner = ? or h.claimed_until is null or h.claimed_until < now())
            """.formatted(LetterReception.UNKNOWN_KIND);

    private static final String CLAIM = """
            update delivery.letter
               set owner = ?, fence = fence + 1, claimed_until = now() + make_interval(secs => ?)
             where position = (select position from delivery.letter
                                where state = 'WAITING' and position in (select position from (%s) due where partner = ?)
                                  for update skip locked)
            returning position, fence, id, jws, hash, failures, attempts
            """.formatted(HEADS);

    private static final String SETTLE = """
            update delivery.letter
               set state = ?, reason = ?, receipt = ?, settled_at = cast(? as timestamptz), claimed_until = null
             where position = ? and fence = ?
            """;

    private static final String POSTPONE = """
            update delivery.letter
               set reason = ?, not_before = cast(? as timestamptz), failures = failures + 1, attempts = attempts + ?,
                   claimed_until = null
             where position = ? and fence = ?
            """;

    private static final String STATE =
            "select id, partner, kind, state, reason, written_at, settled_at from delivery.letter";

    private final DSLContext sql;

    LetterRows(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * The oldest letter to a partner, claimed by this instance.
     *
     * @param failures calls that brought no signed answer
     * @param attempts those among them that the partner answered
     */
    record Claimed(long position, long fence, UUID id, String jws, Digest hash, int failures, int attempts) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public void write(SignedLetter signed) {
        sql.execute(
                WRITE,
                signed.letter().id(),
                signed.letter().audience(),
                signed.letter().kind(),
                signed.jws(),
                signed.hash().text(),
                Moments.of(signed.letter().time()));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public int waiting(String partner) {
        return Objects.requireNonNull(
                sql.resultQuery("select count(*) from delivery.letter where partner = ? and state = 'WAITING'", partner)
                        .fetchSingle(0, Integer.class));
    }

    /** Letters that wait, as they were signed, by their places. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Long, String> waiting() {
        return sql.resultQuery("select position, jws from delivery.letter where state = 'WAITING' for update")
                .fetchMap(row -> row.get("position", Long.class), row -> row.get("jws", String.class));
    }

    /** Puts the same letter under another signature in the place of one that waits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void replace(long position, SignedLetter signed) {
        sql.execute("""
                update delivery.letter set jws = ?, hash = ?, not_before = null, failures = 0, attempts = 0
                 where position = ?
                """, signed.jws(), signed.hash().text(), position);
    }

    /** Partners whose oldest letter may be sent now by this instance. */
    @Transactional(readOnly = true)
    public List<String> due(String owner, Instant now) {
        return sql.resultQuery("select partner from (" + HEADS + ") due", Moments.of(now), Moments.of(now), owner)
                .fetch(row -> Objects.requireNonNull(row.get(0, String.class)));
    }

    @Transactional
    public Optional<Claimed> claim(String partner, String owner, Duration lease, Instant now) {
        return sql.resultQuery(
                        CLAIM, owner, lease.toMillis() / 1000.0, Moments.of(now), Moments.of(now), owner, partner)
                .fetchOptional(row -> new Claimed(
                        row.get("position", Long.class),
                        row.get("fence", Long.class),
                        row.get("id", UUID.class),
                        row.get("jws", String.class),
                        Digest.parse(row.get("hash", String.class)),
                        row.get("failures", Integer.class),
                        row.get("attempts", Integer.class)));
    }

    /** Ends a letter's way; false if another instance has claimed it meanwhile. */
    @Transactional
    public boolean settle(
            Claimed one, LetterState.State state, @Nullable String reason, @Nullable String receipt, Instant now) {
        return sql.execute(SETTLE, state.name(), reason, receipt, Moments.of(now), one.position(), one.fence()) == 1;
    }

    /**
     * Lets a letter wait, and those behind it.
     *
     * @param answered whether the partner spoke; a partner that is away says nothing against a letter
     */
    @Transactional
    public void postpone(Claimed one, String reason, Instant until, boolean answered) {
        sql.execute(POSTPONE, reason, Moments.of(until), answered ? 1 : 0, one.position(), one.fence());
    }

    @Transactional(readOnly = true)
    public Map<UUID, LetterState> states(Collection<UUID> letters) {
        Map<UUID, LetterState> states = new HashMap<>();
        sql.resultQuery(STATE + " where id = any (cast(? as uuid[]))", (Object) letters.toArray(UUID[]::new))
                .fetch(LetterRows::state)
                .forEach(state -> states.put(state.id(), state));
        return states;
    }

    @Transactional(readOnly = true)
    public List<LetterState> notTaken(int limit) {
        return sql.resultQuery(
                        STATE + " where state in ('REFUSED', 'GIVEN_UP') or (state = 'WAITING' and reason = ?)"
                                + " order by position desc limit ?",
                        LetterReception.UNKNOWN_KIND,
                        limit)
                .fetch(LetterRows::state);
    }

    private static LetterState state(Record row) {
        return new LetterState(
                row.get("id", UUID.class),
                row.get("partner", String.class),
                row.get("kind", String.class),
                LetterState.State.valueOf(row.get("state", String.class)),
                row.get("reason", String.class),
                row.get("written_at", OffsetDateTime.class).toInstant(),
                Moments.instant(row.get("settled_at", OffsetDateTime.class)));
    }
}
