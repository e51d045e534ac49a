package org.tidewaiter.node.access;

import static org.tidewaiter.sql.access.Tables.SIGN_IN_ATTEMPTS;

import java.time.Duration;
import java.time.Instant;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The counts in {@code access.sign_in_attempts}. */
@Repository
class AttemptStore {
    private final DSLContext sql;

    AttemptStore(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * What is known of a name or address, its row locked until the transaction ends.
     *
     * @param attempts since the last success or long quiet, none of which succeeded
     */
    record State(int attempts, Instant lastAttempt, Instant closedUntil) {}

    State lock(byte[] subject, Instant now) {
        sql.insertInto(SIGN_IN_ATTEMPTS)
                .set(SIGN_IN_ATTEMPTS.SUBJECT, subject)
                .set(SIGN_IN_ATTEMPTS.ATTEMPTS, 0)
                .set(SIGN_IN_ATTEMPTS.LAST_ATTEMPT, AccountStore.time(now))
                .set(SIGN_IN_ATTEMPTS.CLOSED_UNTIL, AccountStore.time(now))
                .onConflictDoNothing()
                .execute();
        return sql.selectFrom(SIGN_IN_ATTEMPTS)
                .where(SIGN_IN_ATTEMPTS.SUBJECT.eq(subject))
                .forUpdate()
                .fetchSingle(row -> new State(
                        row.getAttempts(),
                        row.getLastAttempt().toInstant(),
                        row.getClosedUntil().toInstant()));
    }

    void write(byte[] subject, State state) {
        sql.update(SIGN_IN_ATTEMPTS)
                .set(SIGN_IN_ATTEMPTS.ATTEMPTS, state.attempts())
                .set(SIGN_IN_ATTEMPTS.LAST_ATTEMPT, AccountStore.time(state.lastAttempt()))
                .set(SIGN_IN_ATTEMPTS.CLOSED_UNTIL, AccountStore.time(state.closedUntil()))
                .where(SIGN_IN_ATTEMPTS.SUBJECT.eq(subject))
                .execute();
    }

    void forget(byte[] subject) {
        sql.deleteFrom(SIGN_IN_ATTEMPTS)
                .where(SIGN_IN_ATTEMPTS.SUBJECT.eq(subject))
                .execute();
    }

    void takeBackOne(byte[] subject) {
        sql.update(SIGN_IN_ATTEMPTS)
                .set(SIGN_IN_ATTEMPTS.ATTEMPTS, SIGN_IN_ATTEMPTS.ATTEMPTS.minus(1))
                .where(SIGN_IN_ATTEMPTS.SUBJECT.eq(subject), SIGN_IN_ATTEMPTS.ATTEMPTS.gt(0))
                .execute();
    }

    /** At most so many, so that a flood of names never makes one long transaction. */
    int sweep(Instant now, Duration age) {
        return sql.deleteFrom(SIGN_IN_ATTEMPTS)
                .where(SIGN_IN_ATTEMPTS.LAST_ATTEMPT.lt(AccountStore.time(now.minus(age))))
                .limit(10_000)
                .execute();
    }
}
