package org.tidewaiter.node.joining;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.settings.Title;

/** Invitations that this node has taken up. */
@Component
class RequestRows {

    private static final int LISTED = 100;

    private static final String COLUMNS = """
            select id, node, title_en, title_fr, url, key, originators, invitation_key, asked_by, asked_at, state, settled_at
              from joining.request
            """;

    private static final String ASK = """
            insert into joining.request
              (id, node, title_en, title_fr, url, key, originators, invitation_key, asked_by, asked_at, state)
            values (cast(? as uuid), ?, ?, ?, ?, ?, cast(? as text[]), ?, ?, cast(? as timestamptz), 'ASKED')
            on conflict (invitation_key) do nothing
            """;

    private static final String SETTLE = """
            update joining.request set state = ?, settled_by = ?, settled_at = cast(? as timestamptz)
             where id = cast(? as uuid)
            """;

    private final DSLContext sql;

    RequestRows(DSLContext sql) {
        this.sql = sql;
    }

    /** Does nothing where the same invitation was taken up before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ask(KeptRequest request) {
        sql.execute(
                ASK,
                request.id(),
                request.node(),
                request.title().en(),
                request.title().fr(),
                request.url().toString(),
                request.key().text(),
                request.originators().toArray(String[]::new),
                request.invitation().text(),
                request.askedBy(),
                Moments.of(request.askedAt()));
    }

    @Transactional(readOnly = true)
    public Optional<KeptRequest> under(VerificationKey invitation) {
        return sql.resultQuery(COLUMNS + " where invitation_key = ?", invitation.text())
                .fetchOptional(RequestRows::request);
    }

    @Transactional(readOnly = true)
    public List<KeptRequest> newest() {
        return sql.resultQuery(COLUMNS + " order by asked_at desc limit ?", LISTED)
                .fetch(RequestRows::request);
    }

    /** The request, which nobody else changes before the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<KeptRequest> lock(UUID id) {
        return sql.resultQuery(COLUMNS + " where id = cast(? as uuid) for update", id)
                .fetchOptional(RequestRows::request);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(UUID id, RequestState state, String by, Instant now) {
        sql.execute(SETTLE, state.name(), by, Moments.of(now), id);
    }

    private static KeptRequest request(Record row) {
        return new KeptRequest(
                row.get("id", UUID.class),
                row.get("node", String.class),
                new Title(row.get("title_en", String.class), row.get("title_fr", String.class)),
                URI.create(row.get("url", String.class)),
                VerificationKey.parse(row.get("key", String.class)),
                Set.of(row.get("originators", String[].class)),
                VerificationKey.parse(row.get("invitation_key", String.class)),
                row.get("asked_by", String.class),
                row.get("asked_at", OffsetDateTime.class).toInstant(),
                RequestState.valueOf(row.get("state", String.class)),
                Moments.instant(row.get("settled_at", OffsetDateTime.class)));
    }
}
