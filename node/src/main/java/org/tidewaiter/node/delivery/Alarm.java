package org.tidewaiter.node.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person must look at.
 *
 * @param times how often it happened while nobody had seen it
 * @param version null where it is about the partner as a whole
 * @param kept digest of the version that is held, for a conflict
 * @param other digest of the version that is not, for a conflict
 * @param seenAt null until somebody has seen it
 */
public record Alarm(
        long id,
        Instant firstAt,
        Instant lastAt,
        long times,
        String partner,
        AlarmKind kind,
        @Nullable VersionRef version,
        @Nullable String kept,
        @Nullable String other,
        @Nullable Instant seenAt) {}
