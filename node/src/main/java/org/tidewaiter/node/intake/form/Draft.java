package org.tidewaiter.node.intake.form;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A form that is not handed in.
 *
 * @param corrects the report that it corrects, null for a new one
 * @param seenVersion the version that the correction was begun from
 */
record Draft(
        UUID id, @Nullable UUID corrects, int seenVersion, DraftContent content, Instant savedAt, Instant expiresAt) {}
