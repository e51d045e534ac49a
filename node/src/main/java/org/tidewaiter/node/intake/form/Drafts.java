package org.tidewaiter.node.intake.form;

import static org.tidewaiter.sql.intake.Tables.DRAFT;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.intake.refusal.IntakeProblems;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.registry.ReportErased;
import org.tidewaiter.node.sealing.Sealer;
import org.tidewaiter.sql.intake.tables.records.DraftRecord;

/** Keeps forms that are not handed in: sealed, for their author alone, until they expire. */
@Component
@HoldsNominalData
class Drafts {

    /** Most drafts of one author. */
    static final int MOST = 200;

    private static final Duration UNDO = Duration.ofDays(1);

    private final DSLContext sql;
    private final Sealer sealer;
    private final DraftSettings settings;
    private final Clock clock;

    Drafts(DSLContext sql, Sealer sealer, DraftSettings settings, Clock clock) {
        this.sql = sql;
        this.sealer = sealer;
        this.settings = settings;
        this.clock = clock;
    }

    /** A correction that was begun holds what the report said; it goes in the transaction in which the report was erased. */
    @EventListener
    void destroy(ReportErased erased) {
        sql.deleteFrom(DRAFT).where(DRAFT.CORRECTION_OF.eq(erased.record())).execute();
    }

    @Transactional
    UUID begin(AccessScope scope, DraftContent content, @Nullable UUID corrects, int seenVersion) {
        scope.require(Permission.RECORD);
        if (sql.fetchCount(DRAFT, DRAFT.AUTHOR.eq(scope.accountId())) >= MOST) {
            throw IntakeProblems.of(HttpStatus.CONFLICT, "too-many-drafts");
        }
        UUID draft = UUID.randomUUID();
        Instant now = clock.instant();
        sql.insertInto(DRAFT)
                .set(DRAFT.DRAFT_, draft)
                .set(DRAFT.AUTHOR, scope.accountId())
                .set(DRAFT.CORRECTION_OF, corrects)
                .set(DRAFT.SEEN_VERSION, seenVersion)
                .set(DRAFT.SEALED, sealer.seal(content.bytes(), context(draft)))
                .set(DRAFT.KEY_ID, sealer.keyId())
                .set(DRAFT.BEGUN_AT, column(now))
                .set(DRAFT.SAVED_AT, column(now))
                .set(DRAFT.EXPIRES_AT, column(now.plus(settings.keep())))
                .execute();
        return draft;
    }

    /** The author's draft; a problem where there is none of theirs. */
    @Transactional(readOnly = true)
    Draft require(AccessScope scope, UUID draft) {
        return sql.selectFrom(DRAFT)
                .where(own(scope, draft))
                .and(DRAFT.DELETED_AT.isNull())
                .fetchOptional(this::open)
                .orElseThrow(() -> IntakeProblems.of(HttpStatus.NOT_FOUND, "no-draft"));
    }

    /** The author's drafts, last saved first. */
    @Transactional(readOnly = true)
    List<Draft> of(AccessScope scope) {
        return sql.selectFrom(DRAFT)
                .where(DRAFT.AUTHOR.eq(scope.accountId()))
                .and(DRAFT.DELETED_AT.isNull())
                .and(DRAFT.EXPIRES_AT.gt(column(clock.instant())))
                .orderBy(DRAFT.SAVED_AT.desc())
                .limit(MOST)
                .fetch(this::open);
    }

    /** The author's draft that corrects this report, if there is one. */
    @Transactional(readOnly = true)
    Optional<UUID> correcting(AccessScope scope, UUID record) {
        return sql.select(DRAFT.DRAFT_)
                .from(DRAFT)
                .where(DRAFT.AUTHOR.eq(scope.accountId()))
                .and(DRAFT.CORRECTION_OF.eq(record))
                .and(DRAFT.DELETED_AT.isNull())
                .orderBy(DRAFT.SAVED_AT.desc())
                .limit(1)
                .fetchOptional(DRAFT.DRAFT_);
    }

    @Transactional
    Instant save(AccessScope scope, UUID draft, DraftContent content) {
        Instant now = clock.instant();
        int saved = sql.update(DRAFT)
                .set(DRAFT.SEALED, sealer.seal(content.bytes(), context(draft)))
                .set(DRAFT.KEY_ID, sealer.keyId())
                .set(DRAFT.SAVED_AT, column(now))
                .set(DRAFT.EXPIRES_AT, column(now.plus(settings.keep())))
                .where(own(scope, draft))
                .execute();
        if (saved == 0) {
            throw IntakeProblems.of(HttpStatus.NOT_FOUND, "no-draft");
        }
        return now;
    }

    /** Takes the report as it stands now as the one that this correction was begun from. */
    @Transactional
    void seen(AccessScope scope, UUID draft, int version) {
        sql.update(DRAFT)
                .set(DRAFT.SEEN_VERSION, version)
                .where(own(scope, draft))
                .execute();
    }

    /** Deletes it; for a day it can come back. */
    @Transactional
    void delete(AccessScope scope, UUID draft) {
        sql.update(DRAFT)
                .set(DRAFT.DELETED_AT, column(clock.instant()))
                .where(own(scope, draft))
                .execute();
    }

    @Transactional
    void restore(AccessScope scope, UUID draft) {
        sql.update(DRAFT).setNull(DRAFT.DELETED_AT).where(own(scope, draft)).execute();
    }

    /** Destroys it after it was handed in. */
    @Transactional
    void destroy(AccessScope scope, UUID draft) {
        sql.deleteFrom(DRAFT).where(own(scope, draft)).execute();
    }

    @Scheduled(fixedDelayString = "PT15M", initialDelayString = "PT1M")
    @Transactional
    void destroyExpired() {
        Instant now = clock.instant();
        sql.deleteFrom(DRAFT)
                .where(DRAFT.EXPIRES_AT.le(column(now)))
                .or(DRAFT.DELETED_AT.le(column(now.minus(UNDO))))
                .execute();
    }

    private Condition own(AccessScope scope, UUID draft) {
        scope.require(Permission.RECORD);
        return DRAFT.DRAFT_
                .eq(draft)
                .and(DRAFT.AUTHOR.eq(scope.accountId()))
                .and(DRAFT.EXPIRES_AT.gt(column(clock.instant())));
    }

    private Draft open(DraftRecord row) {
        UUID draft = Objects.requireNonNull(row.getDraft());
        return new Draft(
                draft,
                row.getCorrectionOf(),
                row.getSeenVersion(),
                DraftContent.of(sealer.open(row.getSealed(), context(draft))),
                row.getSavedAt().toInstant(),
                row.getExpiresAt().toInstant());
    }

    private static String context(UUID draft) {
        return "draft/" + draft;
    }

    private static OffsetDateTime column(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
