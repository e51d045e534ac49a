package org.tidewaiter.node.intake.file;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that is brought in. Everything is counted in rows of the file, withdrawals in reports.
 *
 * @param name of the file
 * @param mapping through which it is read, null until it has one
 * @param fault why the file as a whole did not go in
 * @param emptied when file and refused rows were destroyed, null while they are there
 */
public record FileImport(
        UUID id,
        String name,
        @Nullable MappingName mapping,
        ImportState state,
        long bytes,
        Figures figures,
        @Nullable String fault,
        Instant uploadedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        Instant expiresAt,
        @Nullable Instant emptied,
        @Nullable UUID corrects,
        @Nullable Withdrawal withdrawal) {

    /**
     * @param version null while it is a draft of this import alone
     */
    public record MappingName(String name, @Nullable Integer version) {}

    /**
     * @param rowsBefore rows that were read when it was paused or cut off
     */
    public record Figures(long rows, long rowsRead, long rowsBefore, long accepted, long alreadyThere, long refused) {}

    /**
     * The withdrawal of all that it brought in.
     *
     * @param reason code of the list {@code withdrawal-reason}
     * @param done reports that are withdrawn
     * @param left reports that could not be
     */
    public record Withdrawal(String reason, Instant at, long done, long left) {}
}
