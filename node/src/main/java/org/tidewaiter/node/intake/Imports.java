package org.tidewaiter.node.intake;

import static org.tidewaiter.sql.intake.Tables.IMPORT;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.formats.imports.ImportSource;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.intake.FileImport.State;
import org.tidewaiter.node.intake.SealedPieces.Kind;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.sealing.Sealer;
import org.tidewaiter.node.web.Language;
import org.tidewaiter.sql.intake.tables.records.ImportRecord;

/** Keeps the files that are brought in, sealed, with what became of them, until they expire. */
@Component
@HoldsNominalData
class Imports {

    /** Most files of one author. */
    static final int MOST = 50;

    private static final int LONGEST_NAME = 120;

    private final DSLContext sql;
    private final SealedPieces pieces;
    private final Sealer sealer;
    private final ImportSettings settings;
    private final Clock clock;

    Imports(DSLContext sql, SealedPieces pieces, Sealer sealer, ImportSettings settings, Clock clock) {
        this.sql = sql;
        this.pieces = pieces;
        this.sealer = sealer;
        this.settings = settings;
        this.clock = clock;
    }

    /** Keeps a file, sealed. */
    @Transactional
    UUID upload(AccessScope scope, String name, InputStream content, Language language) throws IOException {
        scope.require(Permission.IMPORT);
        if (sql.fetchCount(IMPORT, IMPORT.AUTHOR.eq(scope.accountId())) >= MOST) {
            throw IntakeProblems.of(HttpStatus.CONFLICT, "too-many-imports");
        }
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        sql.insertInto(IMPORT)
                .set(IMPORT.IMPORT_, id)
                .set(IMPORT.AUTHOR, scope.accountId())
                .set(IMPORT.LANGUAGE, language.code())
                .set(IMPORT.STATE, State.UPLOADED.name())
                .set(IMPORT.BYTES, 0L)
                .set(IMPORT.KEY_ID, sealer.keyId())
                .set(IMPORT.UPLOADED_AT, column(now))
                .set(IMPORT.EXPIRES_AT, column(now.plus(settings.keep())))
                .execute();
        String shown = name.strip().substring(0, Math.min(name.strip().length(), LONGEST_NAME));
        try (OutputStream out = pieces.write(id, Kind.NAME)) {
            out.write(shown.getBytes(StandardCharsets.UTF_8));
        }
        long bytes;
        try (InputStream in = new BoundedStream(content, settings.largest().toBytes());
                OutputStream out = pieces.write(id, Kind.FILE)) {
            bytes = in.transferTo(out);
        }
        sql.update(IMPORT).set(IMPORT.BYTES, bytes).where(IMPORT.IMPORT_.eq(id)).execute();
        return id;
    }

    /** The file, as often as wanted. */
    ImportSource source(UUID id) {
        return () -> pieces.read(id, Kind.FILE);
    }

    @Transactional(readOnly = true)
    FileImport require(AccessScope scope, UUID id) {
        return sql.selectFrom(IMPORT)
                .where(own(scope, id))
                .fetchOptional(this::of)
                .orElseThrow(() -> IntakeProblems.of(HttpStatus.NOT_FOUND, "no-import"));
    }

    /** The author's imports, newest first. */
    @Transactional(readOnly = true)
    List<FileImport> of(AccessScope scope) {
        scope.require(Permission.IMPORT);
        return sql.selectFrom(IMPORT)
                .where(IMPORT.AUTHOR.eq(scope.accountId()))
                .orderBy(IMPORT.UPLOADED_AT.desc())
                .limit(MOST)
                .fetch(this::of);
    }

    /** Lets it run, or run again: what went in before is found there. */
    @Transactional
    void start(AccessScope scope, UUID id, String mapping) {
        sql.update(IMPORT)
                .set(IMPORT.MAPPING, mapping)
                .set(IMPORT.STATE, State.RUNNING.name())
                .set(IMPORT.STARTED_AT, column(clock.instant()))
                .setNull(IMPORT.ENDED_AT)
                .setNull(IMPORT.HEARTBEAT_AT)
                .setNull(IMPORT.FAULT)
                .where(own(scope, id))
                .and(IMPORT.STATE.ne(State.RUNNING.name()))
                .execute();
    }

    @Transactional
    void remove(AccessScope scope, UUID id) {
        sql.deleteFrom(IMPORT)
                .where(own(scope, id))
                .and(IMPORT.STATE.ne(State.RUNNING.name()))
                .execute();
    }

    /** Work that nobody does: one that was just started, or whose runner has not been heard of for that long. */
    @Transactional
    Optional<Work> claim(Duration silence) {
        Instant now = clock.instant();
        return sql.selectFrom(IMPORT)
                .where(IMPORT.STATE.eq(State.RUNNING.name()))
                .and(IMPORT.HEARTBEAT_AT.isNull().or(IMPORT.HEARTBEAT_AT.lt(column(now.minus(silence)))))
                .orderBy(IMPORT.STARTED_AT)
                .limit(1)
                .forUpdate()
                .skipLocked()
                .fetchOptional()
                .map(row -> {
                    row.setHeartbeatAt(column(now));
                    row.update();
                    pieces.remove(row.getImport(), Kind.REFUSED);
                    return new Work(
                            row.getImport(), Objects.requireNonNull(row.getMapping()), Locale.of(row.getLanguage()));
                });
    }

    /** An import that is to be run. */
    record Work(UUID id, String mapping, Locale locale) {}

    /** Counted in rows. */
    record Tally(long rows, long rowsRead, long accepted, long alreadyThere, long refused) {}

    @Transactional
    void progress(UUID id, Tally tally) {
        counted(id, tally, null, null);
    }

    @Transactional
    void ended(UUID id, Tally tally, State state, @Nullable String fault) {
        counted(id, tally, state, fault);
    }

    private void counted(UUID id, Tally tally, @Nullable State state, @Nullable String fault) {
        OffsetDateTime now = column(clock.instant());
        var update = sql.update(IMPORT)
                .set(IMPORT.ROWS, tally.rows())
                .set(IMPORT.ROWS_READ, tally.rowsRead())
                .set(IMPORT.ACCEPTED, tally.accepted())
                .set(IMPORT.ALREADY_THERE, tally.alreadyThere())
                .set(IMPORT.REFUSED, tally.refused())
                .set(IMPORT.HEARTBEAT_AT, now);
        if (state != null) {
            update = update.set(IMPORT.STATE, state.name())
                    .set(IMPORT.ENDED_AT, now)
                    .set(IMPORT.FAULT, fault);
        }
        update.where(IMPORT.IMPORT_.eq(id)).execute();
    }

    @Scheduled(fixedDelayString = "PT15M", initialDelayString = "PT2M")
    @Transactional
    void destroyExpired() {
        sql.deleteFrom(IMPORT)
                .where(IMPORT.EXPIRES_AT.le(column(clock.instant())))
                .execute();
    }

    private Condition own(AccessScope scope, UUID id) {
        scope.require(Permission.IMPORT);
        return IMPORT.IMPORT_.eq(id).and(IMPORT.AUTHOR.eq(scope.accountId()));
    }

    private FileImport of(ImportRecord row) {
        UUID id = Objects.requireNonNull(row.getImport());
        return new FileImport(
                id,
                name(id),
                row.getMapping(),
                State.valueOf(row.getState()),
                row.getBytes(),
                row.getRows(),
                row.getRowsRead(),
                row.getAccepted(),
                row.getAlreadyThere(),
                row.getRefused(),
                row.getFault(),
                row.getUploadedAt().toInstant(),
                instant(row.getStartedAt()),
                instant(row.getEndedAt()),
                row.getExpiresAt().toInstant());
    }

    private String name(UUID id) {
        try (InputStream in = pieces.read(id, Kind.NAME)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime column) {
        return column == null ? null : column.toInstant();
    }

    private static OffsetDateTime column(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
