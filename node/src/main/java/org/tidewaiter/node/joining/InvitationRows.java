package org.tidewaiter.node.joining;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.exchange.joining.Introduced;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.joining.KeptInvitation.Asked;
import org.tidewaiter.node.settings.Title;

/** Invitations that were made here. */
@Component
class InvitationRows {

    /** Invitations that are listed, and the most whose callers are told what became of theirs. */
    static final int LISTED = 200;

    private static final String COLUMNS = """
            select id, key, node, originators, made_by, made_at, ends_at, state, asked_at, asked_key, asked_title_en,
                   asked_title_fr, asked_url, settled_at
              from joining.invitation
            """;

    private static final String MAKE = """
            insert into joining.invitation (id, key, node, originators, made_by, made_at, ends_at, state)
            values (cast(? as uuid), ?, ?, cast(? as text[]), ?, cast(? as timestamptz), cast(? as timestamptz), 'OPEN')
            """;

    private static final String ASK = """
            update joining.invitation
               set state = 'ASKED', asked_at = cast(? as timestamptz), asked_key = ?, asked_title_en = ?,
                   asked_title_fr = ?, asked_url = ?
             where id = cast(? as uuid)
            """;

    private static final String SETTLE = """
            update joining.invitation set state = ?, settled_by = ?, settled_at = cast(? as timestamptz)
             where id = cast(? as uuid)
            """;

    private final DSLContext sql;

    InvitationRows(DSLContext sql) {
        this.sql = sql;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void make(KeptInvitation made) {
        sql.execute(
                MAKE,
                made.id(),
                made.key().text(),
                made.node(),
                made.originators().toArray(String[]::new),
                made.madeBy(),
                Moments.of(made.madeAt()),
                Moments.of(made.endsAt()));
    }

    /** Invitations for which somebody may still call. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int open(Instant now) {
        return Objects.requireNonNull(sql.resultQuery(
                        "select count(*) from joining.invitation"
                                + " where state in ('OPEN', 'ASKED') and ends_at > cast(? as timestamptz)",
                        Moments.of(now))
                .fetchSingle(0, Integer.class));
    }

    /** Keys made by the codes of invitations since then, the newest first. */
    @Transactional(readOnly = true)
    public List<VerificationKey> keysSince(Instant since) {
        return sql.resultQuery(
                        "select key from joining.invitation where made_at > cast(? as timestamptz)"
                                + " order by made_at desc limit ?",
                        Moments.of(since),
                        LISTED)
                .fetch(row -> VerificationKey.parse(row.get("key", String.class)));
    }

    @Transactional(readOnly = true)
    public List<KeptInvitation> newest() {
        return sql.resultQuery(COLUMNS + " order by made_at desc limit ?", LISTED)
                .fetch(InvitationRows::invitation);
    }

    /** The invitation, which nobody else changes before the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<KeptInvitation> lock(UUID id) {
        return sql.resultQuery(COLUMNS + " where id = cast(? as uuid) for update", id)
                .fetchOptional(InvitationRows::invitation);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<KeptInvitation> lock(VerificationKey key) {
        return sql.resultQuery(COLUMNS + " where key = ? for update", key.text())
                .fetchOptional(InvitationRows::invitation);
    }

    /** Counts one call with an invitation's code. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int count(UUID id) {
        return Objects.requireNonNull(sql.resultQuery(
                        "update joining.invitation set calls = calls + 1 where id = cast(? as uuid) returning calls",
                        id)
                .fetchSingle(0, Integer.class));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void ask(UUID id, Introduced newcomer, Instant now) {
        sql.execute(
                ASK,
                Moments.of(now),
                newcomer.key().text(),
                newcomer.titleInEnglish(),
                newcomer.titleInFrench(),
                newcomer.address().toString(),
                id);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(UUID id, InvitationState state, String by, Instant now) {
        sql.execute(SETTLE, state.name(), by, Moments.of(now), id);
    }

    private static KeptInvitation invitation(Record row) {
        return new KeptInvitation(
                row.get("id", UUID.class),
                VerificationKey.parse(row.get("key", String.class)),
                row.get("node", String.class),
                Set.of(row.get("originators", String[].class)),
                row.get("made_by", String.class),
                row.get("made_at", OffsetDateTime.class).toInstant(),
                row.get("ends_at", OffsetDateTime.class).toInstant(),
                InvitationState.valueOf(row.get("state", String.class)),
                asked(row),
                Moments.instant(row.get("settled_at", OffsetDateTime.class)));
    }

    private static @Nullable Asked asked(Record row) {
        String key = row.get("asked_key", String.class);
        Instant at = Moments.instant(row.get("asked_at", OffsetDateTime.class));
        return key == null || at == null
                ? null
                : new Asked(
                        VerificationKey.parse(key),
                        new Title(row.get("asked_title_en", String.class), row.get("asked_title_fr", String.class)),
                        URI.create(row.get("asked_url", String.class)),
                        at);
    }
}
