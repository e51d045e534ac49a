package org.tidewaiter.node.intake;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that is brought in. Everything is counted in rows of the file.
 *
 * @param name of the file
 * @param mapping through which it is read, null until one is chosen
 * @param fault why the file as a whole did not go in
 */
record FileImport(
        UUID id,
        String name,
        @Nullable String mapping,
        State state,
        long bytes,
        long rows,
        long rowsRead,
        long accepted,
        long alreadyThere,
        long refused,
        @Nullable String fault,
        Instant uploadedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        Instant expiresAt) {

    /** Where an import stands. */
    enum State {
        UPLOADED,
        RUNNING,
        DONE,
        FAILED
    }
}
