package org.tidewaiter.node.delivery.letter;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.letter.VerifiedLetter;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.node.database.Moments;

/** Which letters of partners were taken, and what was answered. */
@Component
class LetterTakenRows {

    /** Letters that one partner may send in 24 hours. */
    static final int MOST_A_DAY = 10_000;

    private final DSLContext sql;

    LetterTakenRows(DSLContext sql) {
        this.sql = sql;
    }

    /** A letter taken before. */
    record Held(Digest hash, String receipt) {}

    /** Until the end of the transaction no other letter of this sender is taken. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(String sender) {
        sql.execute("select pg_advisory_xact_lock(hashtextextended('delivery.letter:' || ?, 0))", sender);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Held> held(String sender, UUID id) {
        return sql.resultQuery(
                        "select hash, receipt from delivery.letter_taken where sender = ? and id = cast(? as uuid)",
                        sender,
                        id)
                .fetchOptional(row -> new Held(
                        Digest.parse(row.get("hash", String.class)),
                        Objects.requireNonNull(row.get("receipt", String.class))));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public int takenSince(String sender, Instant since) {
        return Objects.requireNonNull(sql.resultQuery(
                        "select count(*) from delivery.letter_taken"
                                + " where sender = ? and taken_at > cast(? as timestamptz)",
                        sender,
                        Moments.of(since))
                .fetchSingle(0, Integer.class));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void record(VerifiedLetter verified, String receipt, Instant now) {
        sql.execute(
                "insert into delivery.letter_taken (sender, id, kind, hash, taken_at, receipt)"
                        + " values (?, cast(? as uuid), ?, ?, cast(? as timestamptz), ?)",
                verified.letter().sender(),
                verified.letter().id(),
                verified.letter().kind(),
                verified.hash().text(),
                Moments.of(now),
                receipt);
    }
}
