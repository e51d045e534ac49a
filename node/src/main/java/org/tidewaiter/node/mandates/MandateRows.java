package org.tidewaiter.node.mandates;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.mandate.Mandate;
import org.tidewaiter.node.database.Moments;

/** Mandates as they came, and who was told of them. */
@Component
class MandateRows {

    private static final String ADD = """
            insert into mandates.mandate (digest, originator, node, jws, brought_by, received_at)
            values (?, ?, ?, ?, ?, cast(? as timestamptz))
            on conflict do nothing
            returning position
            """;

    private final DSLContext sql;

    MandateRows(DSLContext sql) {
        this.sql = sql;
    }

    /** @param broughtBy null where a person did */
    record Row(long position, String jws, @Nullable String broughtBy, Instant receivedAt) {}

    /** The place of the newest; 0 where there is none. */
    long newest() {
        return Objects.requireNonNull(sql.resultQuery("select coalesce(max(position), 0) from mandates.mandate")
                .fetchSingle(0, Long.class));
    }

    /** All of them, in the order in which they came. */
    List<Row> all() {
        return sql.resultQuery("select position, jws, brought_by, received_at from mandates.mandate order by position")
                .fetch(row -> new Row(
                        row.get("position", Long.class),
                        row.get("jws", String.class),
                        row.get("brought_by", String.class),
                        row.get("received_at", OffsetDateTime.class).toInstant()));
    }

    /** How many a partner has brought. */
    int broughtBy(String partner) {
        return Objects.requireNonNull(
                sql.resultQuery("select count(*) from mandates.mandate where brought_by = ?", partner)
                        .fetchSingle(0, Integer.class));
    }

    /** @return its place; empty where it was known */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Long> add(Mandate.Signed signed, @Nullable String broughtBy, Instant now) {
        return sql.resultQuery(
                        ADD,
                        signed.digest().text(),
                        signed.mandate().originator(),
                        signed.mandate().node(),
                        signed.jws(),
                        broughtBy,
                        Moments.of(now))
                .fetchOptional(0, Long.class);
    }

    /** One instance of this node at a time tells of a mandate. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(long mandate) {
        sql.execute("select 1 from mandates.mandate where position = ? for update", mandate);
    }

    /** By which letter each partner is told of it. */
    Map<String, UUID> letters(long mandate) {
        return sql.resultQuery("select partner, letter from mandates.telling where mandate = ?", mandate)
                .fetchMap(row -> row.get("partner", String.class), row -> row.get("letter", UUID.class));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void told(long mandate, String partner, UUID letter) {
        sql.execute(
                "insert into mandates.telling (mandate, partner, letter) values (?, ?, cast(? as uuid))",
                mandate,
                partner,
                letter);
    }

    /** That partner is told of it once more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void untell(long mandate, String partner) {
        sql.execute("delete from mandates.telling where mandate = ? and partner = ?", mandate, partner);
    }

    /** Whoever is no partner any more is told anew should it become one again. */
    @Transactional
    public void untellAllBut(Collection<String> partners) {
        sql.execute("delete from mandates.telling where partner <> all (cast(? as text[]))", (Object)
                partners.toArray(String[]::new));
    }
}
