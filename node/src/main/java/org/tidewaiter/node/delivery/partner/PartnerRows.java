package org.tidewaiter.node.delivery.partner;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.identity.KeyHistory;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.settings.Title;

/** Partners that joined while the node ran. */
@Component
public class PartnerRows {

    private static final String ALL = """
            select name, title_en, title_fr, url, key, originators, added_at, removed_at is null as current
              from delivery.partner order by position
            """;

    private static final String ADD = """
            insert into delivery.partner (name, title_en, title_fr, url, key, originators, added_by, added_at)
            values (?, ?, ?, ?, ?, cast(? as text[]), ?, cast(? as timestamptz))
            on conflict do nothing
            """;

    private static final String REMOVE = """
            update delivery.partner set removed_by = ?, removed_at = cast(? as timestamptz)
             where name = ? and removed_at is null
            """;

    private final DSLContext sql;

    PartnerRows(DSLContext sql) {
        this.sql = sql;
    }

    /** @param current false once it was removed */
    public record Row(Partner partner, boolean current) {}

    /** Whoever joined, in that order, and was removed or not. In a transaction of its own: also right after a commit. */
    @Transactional(readOnly = true, propagation = Propagation.REQUIRES_NEW)
    public List<Row> all() {
        return sql.resultQuery(ALL).fetch(PartnerRows::row);
    }

    private static Row row(Record row) {
        String name = row.get("name", String.class);
        KeyHistory keys = KeyHistory.pinned(
                name,
                VerificationKey.parse(row.get("key", String.class)),
                row.get("added_at", OffsetDateTime.class).toInstant());
        Partner partner = new Partner(
                name,
                new Title(row.get("title_en", String.class), row.get("title_fr", String.class)),
                URI.create(row.get("url", String.class)),
                keys,
                Set.of(row.get("originators", String[].class)));
        return new Row(partner, row.get("current", Boolean.class));
    }

    /** @return false where the name or the key is another's */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean add(Partner partner, String by, Instant now) {
        return sql.execute(
                        ADD,
                        partner.name(),
                        partner.title().en(),
                        partner.title().fr(),
                        partner.url().toString(),
                        partner.key().text(),
                        partner.originators().toArray(String[]::new),
                        by,
                        Moments.of(now))
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public boolean remove(String name, String by, Instant now) {
        return sql.execute(REMOVE, by, Moments.of(now), name) == 1;
    }
}
