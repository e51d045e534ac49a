package org.tidewaiter.node.intake.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import as programs see it. Rows are those of the file; accepted, alreadyThere and refused add up to them once it is
 * done.
 *
 * @param state where it stands, in small letters
 * @param mapping absent until it has one
 * @param rate rows a second since it was started
 * @param secondsLeft estimated, while it runs
 * @param fault why the file as a whole did not go in
 * @param trial what a dry run found; absent in lists
 * @param keptUntil when file and refused rows are destroyed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportAnswer(
        UUID id,
        String name,
        String state,
        @Nullable MappingUsed mapping,
        long bytes,
        long rows,
        long rowsRead,
        long accepted,
        long alreadyThere,
        long refused,
        @Nullable Long rate,
        @Nullable Long secondsLeft,
        @Nullable String fault,
        @Nullable TrialAnswer trial,
        @Nullable WithdrawalAnswer withdrawal,
        Instant uploadedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        Instant keptUntil) {

    /** @param version absent while it is a draft */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MappingUsed(String name, @Nullable Integer version) {}

    /** What a dry run found, in rows. */
    record TrialAnswer(long rows, long looked, long reports, long fit, long refused, List<RuleAnswer> faults) {}

    /**
     * How many rows one rule refuses.
     *
     * @param firstRow an example
     */
    record RuleAnswer(String rule, String message, long rows, long firstRow) {}

    /**
     * @param reports that it brought in
     * @param done of them are withdrawn
     * @param left of them could not be, because they are withdrawn already
     */
    record WithdrawalAnswer(String reason, Instant at, long reports, long done, long left) {}
}
