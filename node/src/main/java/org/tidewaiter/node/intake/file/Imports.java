package org.tidewaiter.node.intake.file;

import static org.tidewaiter.sql.intake.Tables.IMPORT;
import static org.tidewaiter.sql.intake.Tables.IMPORT_REPORT;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.formats.imports.ImportSource;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.intake.file.SealedPieces.Kind;
import org.tidewaiter.node.intake.refusal.IntakeProblems;
import org.tidewaiter.node.nominal.HoldsNominalData;

/** The imports of each account; nobody sees those of another. */
@Component
@HoldsNominalData
public class Imports {

    /** Most imports in one list. */
    public static final int PAGE = 50;

    private final DSLContext sql;
    private final SealedPieces pieces;
    private final ImportRows rows;

    Imports(DSLContext sql, SealedPieces pieces, ImportRows rows) {
        this.sql = sql;
        this.pieces = pieces;
        this.rows = rows;
    }

    /** The file, as often as wanted. */
    public ImportSource source(UUID id) {
        return () -> pieces.read(id, Kind.FILE);
    }

    /** The mapping through which it is read, empty until it has one. */
    public Optional<String> yaml(UUID id) {
        byte[] yaml = pieces.small(id, Kind.MAPPING);
        return yaml == null ? Optional.empty() : Optional.of(new String(yaml, StandardCharsets.UTF_8));
    }

    /** The member of a gateway in whose name it came in, if any. */
    public Optional<String> member(UUID id) {
        return sql.select(IMPORT.MEMBER)
                .from(IMPORT)
                .where(IMPORT.IMPORT_.eq(id))
                .fetchOptional(IMPORT.MEMBER);
    }

    @Transactional(readOnly = true)
    public FileImport require(AccessScope scope, UUID id) {
        return sql.selectFrom(IMPORT)
                .where(own(scope, id))
                .and(IMPORT.STATE.ne(ImportState.UPLOADING.name()))
                .fetchOptional(rows::of)
                .orElseThrow(Imports::missing);
    }

    /**
     * The author's imports, newest first.
     *
     * @param before only those that were uploaded before that moment, null to begin with the newest
     */
    @Transactional(readOnly = true)
    public List<FileImport> of(AccessScope scope, @Nullable Instant before) {
        scope.require(Permission.IMPORT);
        return sql.selectFrom(IMPORT)
                .where(IMPORT.AUTHOR.eq(scope.accountId()))
                .and(IMPORT.STATE.ne(ImportState.UPLOADING.name()))
                .and(before == null ? DSL.trueCondition() : IMPORT.UPLOADED_AT.lt(column(before)))
                .orderBy(IMPORT.UPLOADED_AT.desc(), IMPORT.IMPORT_)
                .limit(PAGE)
                .fetch(rows::of);
    }

    /** How many reports it brought in. */
    @Transactional(readOnly = true)
    public int reports(UUID id) {
        return sql.fetchCount(IMPORT_REPORT, IMPORT_REPORT.IMPORT.eq(id));
    }

    /** Some of the reports that it brought in, in the order of their names, beginning after one of them. */
    @Transactional(readOnly = true)
    public List<UUID> reports(UUID id, @Nullable UUID after, int most) {
        return sql.select(IMPORT_REPORT.RECORD)
                .from(IMPORT_REPORT)
                .where(IMPORT_REPORT.IMPORT.eq(id))
                .and(after == null ? DSL.trueCondition() : IMPORT_REPORT.RECORD.gt(after))
                .orderBy(IMPORT_REPORT.RECORD)
                .limit(most)
                .fetch(IMPORT_REPORT.RECORD);
    }

    static RuntimeException missing() {
        return IntakeProblems.of(HttpStatus.NOT_FOUND, "no-import");
    }

    static Condition own(AccessScope scope, UUID id) {
        scope.require(Permission.IMPORT);
        return IMPORT.IMPORT_.eq(id).and(IMPORT.AUTHOR.eq(scope.accountId()));
    }

    private static OffsetDateTime column(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
