package org.tidewaiter.node.intake.file;

import static org.tidewaiter.sql.intake.Tables.IMPORT;
import static org.tidewaiter.sql.intake.Tables.IMPORT_PART;
import static org.tidewaiter.sql.intake.Tables.IMPORT_REPORT;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.intake.file.SealedPieces.Kind;
import org.tidewaiter.node.nominal.HoldsNominalData;

/**
 * Destroys what is kept no longer: files and refused rows first, and much later the knowledge of what an import brought
 * in. Nothing is destroyed under work that goes on.
 */
@Component
@HoldsNominalData
class ImportExpiry {

    /** An upload that stands still for that long has been given up. */
    private static final Duration UPLOAD = Duration.ofDays(1);

    private final DSLContext sql;
    private final ImportSettings settings;
    private final Clock clock;

    ImportExpiry(DSLContext sql, ImportSettings settings, Clock clock) {
        this.sql = sql;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT15M", initialDelayString = "PT2M")
    @Transactional
    void destroyExpired() {
        Instant now = clock.instant();
        sql.deleteFrom(IMPORT)
                .where(IMPORT.STATE.eq(ImportState.UPLOADING.name()))
                .and(IMPORT.UPLOADED_AT.le(column(now.minus(UPLOAD))))
                .execute();
        Condition idle = IMPORT.STATE.notIn(
                ImportState.UPLOADING.name(), ImportState.RUNNING.name(), ImportState.WITHDRAWING.name());
        Condition expired = idle.and(IMPORT.EXPIRES_AT.le(column(now)));
        sql.deleteFrom(IMPORT)
                .where(idle)
                .and(IMPORT.EXPIRES_AT.le(column(now.minus(settings.undo()))))
                .execute();
        sql.deleteFrom(IMPORT)
                .where(expired)
                .andNotExists(DSL.selectOne().from(IMPORT_REPORT).where(IMPORT_REPORT.IMPORT.eq(IMPORT.IMPORT_)))
                .execute();
        sql.deleteFrom(IMPORT_PART)
                .where(IMPORT_PART.KIND.ne(Kind.NAME.name()))
                .and(IMPORT_PART.IMPORT.in(
                        DSL.select(IMPORT.IMPORT_).from(IMPORT).where(expired)))
                .execute();
        sql.update(IMPORT)
                .set(IMPORT.EMPTIED_AT, column(now))
                .where(expired)
                .and(IMPORT.EMPTIED_AT.isNull())
                .execute();
    }

    private static OffsetDateTime column(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
