package org.tidewaiter.node.intake.file;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.intake.file.SealedPieces.Kind;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.sql.intake.tables.records.ImportRecord;

/** Reads rows of {@code intake.import} with what is sealed beside them. */
@Component
@HoldsNominalData
class ImportRows {

    private final SealedPieces pieces;

    ImportRows(SealedPieces pieces) {
        this.pieces = pieces;
    }

    FileImport of(ImportRecord row) {
        UUID id = Objects.requireNonNull(row.getImport());
        ImportState state = ImportState.valueOf(row.getState());
        return new FileImport(
                id,
                Objects.requireNonNullElse(text(id, Kind.NAME), ""),
                row.getMapping() == null ? null : new FileImport.MappingName(row.getMapping(), row.getMappingVersion()),
                state,
                row.getBytes(),
                new FileImport.Figures(
                        row.getRows(),
                        row.getRowsRead(),
                        row.getRowsBefore(),
                        row.getAccepted(),
                        row.getAlreadyThere(),
                        row.getRefused()),
                state == ImportState.FAILED ? text(id, Kind.FAULT) : null,
                row.getUploadedAt().toInstant(),
                instant(row.getStartedAt()),
                instant(row.getEndedAt()),
                row.getExpiresAt().toInstant(),
                instant(row.getEmptiedAt()),
                row.getCorrects(),
                withdrawal(row));
    }

    private static FileImport.@Nullable Withdrawal withdrawal(ImportRecord row) {
        return row.getWithdrawalReason() == null
                ? null
                : new FileImport.Withdrawal(
                        row.getWithdrawalReason(),
                        row.getWithdrawalAt().toInstant(),
                        row.getWithdrawn(),
                        row.getNotWithdrawn());
    }

    private @Nullable String text(UUID id, Kind kind) {
        byte[] bytes = pieces.small(id, kind);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime column) {
        return column == null ? null : column.toInstant();
    }
}
