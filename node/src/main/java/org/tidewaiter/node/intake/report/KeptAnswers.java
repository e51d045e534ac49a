package org.tidewaiter.node.intake.report;

import static org.tidewaiter.sql.intake.Tables.ANSWER;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.intake.refusal.IntakeProblems;
import org.tidewaiter.node.nominal.HoldsNominalData;

/**
 * Keeps what was answered under an {@code Idempotency-Key}, so that the same request sent twice acts once. Holds hashes
 * and answers, which name codes and paths alone.
 */
@Component
@HoldsNominalData
class KeptAnswers {

    static final Duration KEPT_FOR = Duration.ofDays(7);

    private final DSLContext sql;
    private final Clock clock;

    KeptAnswers(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** An answer as it was or will be sent. */
    record Answer(int status, String body) {}

    /**
     * The answer that was given before under this key, or else that of {@code work}, kept in the same transaction.
     *
     * A refusal is thrown and not kept: the request may be mended and sent again.
     *
     * @param request what was asked; under one key always the same
     */
    @Transactional
    Answer once(AccessScope scope, @Nullable String key, byte[] request, Supplier<Answer> work) {
        if (key == null) {
            return work.get();
        }
        byte[] keyHash = sha256(key.getBytes(StandardCharsets.UTF_8));
        byte[] bodyHash = sha256(request);
        UUID account = scope.accountId();
        sql.fetch("select pg_advisory_xact_lock(hashtextextended({0}, 0))", "intake.answer/" + account + "/" + key);
        var known = sql.selectFrom(ANSWER)
                .where(ANSWER.ACCOUNT.eq(account))
                .and(ANSWER.KEY_HASH.eq(keyHash))
                .fetchOne();
        if (known != null) {
            if (!Arrays.equals(known.getBodyHash(), bodyHash)) {
                throw IntakeProblems.of(HttpStatus.CONFLICT, "idempotency-key-used");
            }
            return new Answer(known.getStatus(), known.getBody());
        }
        Answer answer = work.get();
        sql.insertInto(ANSWER)
                .set(ANSWER.ACCOUNT, account)
                .set(ANSWER.KEY_HASH, keyHash)
                .set(ANSWER.BODY_HASH, bodyHash)
                .set(ANSWER.STATUS, answer.status())
                .set(ANSWER.BODY, answer.body())
                .set(ANSWER.ANSWERED_AT, now())
                .execute();
        return answer;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    @Transactional
    void forgetOld() {
        sql.deleteFrom(ANSWER)
                .where(ANSWER.ANSWERED_AT.lt(now().minus(KEPT_FOR)))
                .execute();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
