package org.tidewaiter.node.delivery.partner;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.identity.KeyEvent;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.exchange.keys.KeyAnnouncement;
import org.tidewaiter.exchange.keys.KeyAnnouncement.What;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.node.database.Moments;

/** What was learnt of keys, of partners and of this node. */
@Component
public class KeyEventRows {

    private static final String COLUMNS =
            "select position, node, root, what, key, jws, learnt_at from delivery.key_event";

    private static final String ADD = """
            insert into delivery.key_event (node, root, what, key, jws, learnt_at)
            values (?, ?, ?, ?, ?, cast(? as timestamptz))
            on conflict do nothing
            returning position
            """;

    private final DSLContext sql;

    KeyEventRows(DSLContext sql) {
        this.sql = sql;
    }

    /** @param root the key that people had compared when it was learnt */
    public record Learnt(
            long position, String node, VerificationKey root, What what, VerificationKey key, String jws, Instant at) {

        KeyEvent event() {
            return switch (what) {
                case SUCCEEDS -> new KeyEvent.Succeeded(key, at);
                case RETIRES -> new KeyEvent.Retired(key, at);
                case RECOVERS -> new KeyEvent.RecoveryCommitted(key, at);
                case REVOKES -> new KeyEvent.Revoked(key, saidAt(), at);
            };
        }

        private Instant saidAt() {
            try {
                return KeyAnnouncement.claimed(jws).time();
            } catch (Refusal damaged) {
                throw new IllegalStateException("a key event that was verified cannot be read any more", damaged);
            }
        }
    }

    /** All of it, in its order. In a transaction of its own: also right after a commit. */
    @Transactional(readOnly = true, propagation = Propagation.REQUIRES_NEW)
    public List<Learnt> all() {
        return sql.resultQuery(COLUMNS + " order by position").fetch(KeyEventRows::learnt);
    }

    /** What one node said, in its order. */
    @Transactional(readOnly = true)
    public List<Learnt> of(String node) {
        return sql.resultQuery(COLUMNS + " where node = ? order by position", node)
                .fetch(KeyEventRows::learnt);
    }

    private static Learnt learnt(Record row) {
        return new Learnt(
                row.get("position", Long.class),
                row.get("node", String.class),
                VerificationKey.parse(row.get("root", String.class)),
                What.valueOf(row.get("what", String.class)),
                VerificationKey.parse(row.get("key", String.class)),
                row.get("jws", String.class),
                row.get("learnt_at", OffsetDateTime.class).toInstant());
    }

    /** @return its position; empty where it was known */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Long> add(KeyAnnouncement announced, VerificationKey root, String jws, Instant now) {
        return sql.resultQuery(
                        ADD,
                        announced.node(),
                        root.text(),
                        announced.what().name(),
                        announced.key().text(),
                        jws,
                        Moments.of(now))
                .fetchOptional(0, Long.class);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void told(long event, String partner, UUID letter) {
        sql.execute(
                "insert into delivery.key_letter (event, partner, letter) values (?, ?, cast(? as uuid))",
                event,
                partner,
                letter);
    }

    /** Whoever was let go and joins again is told anew. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void untell(String partner) {
        sql.execute("delete from delivery.key_letter where partner = ?", partner);
    }

    /** By which letter each partner is told of an event. */
    @Transactional(readOnly = true)
    public Map<String, UUID> letters(long event) {
        return sql.resultQuery("select partner, letter from delivery.key_letter where event = ?", event)
                .fetchMap(row -> row.get("partner", String.class), row -> row.get("letter", UUID.class));
    }
}
