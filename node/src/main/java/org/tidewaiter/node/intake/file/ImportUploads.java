package org.tidewaiter.node.intake.file;

import static org.tidewaiter.sql.intake.Tables.IMPORT;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.intake.file.SealedPieces.Kind;
import org.tidewaiter.node.intake.refusal.BoundedStream;
import org.tidewaiter.node.intake.refusal.IntakeProblems;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.sealing.Sealer;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.Language;

/** Takes files up as they come, piece by piece, sealed; what does not come to its end leaves nothing. */
@Component
@HoldsNominalData
public class ImportUploads {

    /** Most files of one account. */
    static final int MOST = 50;

    private static final int LONGEST_NAME = 120;

    private final DSLContext sql;
    private final SealedPieces pieces;
    private final ImportFindings findings;
    private final Sealer sealer;
    private final ImportSettings settings;
    private final Clock clock;

    ImportUploads(
            DSLContext sql,
            SealedPieces pieces,
            ImportFindings findings,
            Sealer sealer,
            ImportSettings settings,
            Clock clock) {
        this.sql = sql;
        this.pieces = pieces;
        this.findings = findings;
        this.sealer = sealer;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A file that comes in.
     *
     * @param declared its size as the sender says, -1 where it says none
     * @param corrects the import whose refused rows these are, null for any other file
     */
    public record Upload(
            String name,
            long declared,
            InputStream content,
            Language language,
            @Nullable UUID corrects) {}

    /**
     * Takes it up. No transaction spans it: a slow sender holds no connection.
     *
     * @throws org.tidewaiter.node.web.ProblemException before the content is read, where that can be known
     */
    public UUID take(AccessScope scope, Upload upload) throws IOException {
        scope.require(Permission.IMPORT);
        refuseEarly(scope, upload.declared());
        UUID id = begin(scope, upload);
        boolean whole = false;
        try {
            long bytes = store(id, upload);
            if (bytes == 0) {
                throw IntakeProblems.of(HttpStatus.UNPROCESSABLE_CONTENT, "no-file");
            }
            lookAt(id, upload.language());
            sql.update(IMPORT)
                    .set(IMPORT.BYTES, bytes)
                    .set(IMPORT.STATE, ImportState.UPLOADED.name())
                    .where(IMPORT.IMPORT_.eq(id))
                    .execute();
            whole = true;
            return id;
        } finally {
            if (!whole) {
                sql.deleteFrom(IMPORT).where(IMPORT.IMPORT_.eq(id)).execute();
            }
        }
    }

    /** What the file says of itself is not believed: one that cannot go in is not kept. */
    private void lookAt(UUID id, Language language) throws IOException {
        try {
            findings.of(id);
        } catch (FileRefusedException refused) {
            throw IntakeProblems.of(HttpStatus.UNPROCESSABLE_CONTENT, "file-refused")
                    .withFaults(List.of(new Fault("file", refused.rule(), refused.message(language.locale()))));
        }
    }

    private void refuseEarly(AccessScope scope, long declared) {
        if (declared > settings.largest().toBytes()) {
            throw IntakeProblems.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "import-too-large",
                    settings.largest().toMegabytes());
        }
        var kept = sql.select(DSL.count(), DSL.coalesce(DSL.sum(IMPORT.BYTES), BigDecimal.ZERO))
                .from(IMPORT)
                .where(IMPORT.AUTHOR.eq(scope.accountId()))
                .and(IMPORT.EMPTIED_AT.isNull())
                .fetchSingle();
        boolean full = kept.value2().longValue() + Math.max(0, declared)
                > settings.together().toBytes();
        if (kept.value1() >= MOST || full) {
            throw IntakeProblems.of(HttpStatus.CONFLICT, "too-many-imports");
        }
    }

    private UUID begin(AccessScope scope, Upload upload) throws IOException {
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        sql.insertInto(IMPORT)
                .set(IMPORT.IMPORT_, id)
                .set(IMPORT.AUTHOR, scope.accountId())
                .set(IMPORT.MEMBER, scope.member().orElse(null))
                .set(IMPORT.LANGUAGE, upload.language().code())
                .set(IMPORT.STATE, ImportState.UPLOADING.name())
                .set(IMPORT.BYTES, 0L)
                .set(IMPORT.CORRECTS, upload.corrects())
                .set(IMPORT.KEY_ID, sealer.keyId())
                .set(IMPORT.UPLOADED_AT, column(now))
                .set(IMPORT.EXPIRES_AT, column(now.plus(settings.keep())))
                .execute();
        return id;
    }

    private long store(UUID id, Upload upload) throws IOException {
        String name = upload.name().strip();
        try (OutputStream out = pieces.write(id, Kind.NAME)) {
            out.write(name.substring(0, Math.min(name.length(), LONGEST_NAME)).getBytes(StandardCharsets.UTF_8));
        }
        try (InputStream in =
                        new BoundedStream(upload.content(), settings.largest().toBytes());
                OutputStream out = pieces.write(id, Kind.FILE)) {
            return in.transferTo(out);
        }
    }

    private static OffsetDateTime column(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
