package org.tidewaiter.node.delivery.alarm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.delivery.VersionRef;

/**
 * Something that a person must look at.
 *
 * @param times how often it happened while nobody had seen it
 * @param partner the node that it is about; for what a node says of a log it may be no partner
 * @param version null where it is about the partner as a whole
 * @param kept digest of the version that is held, for a conflict
 * @param other digest of the version that is not, for a conflict
 * @param log name of the node whose log it is about, where that is not the partner; null else
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
        @Nullable String log,
        @Nullable Instant seenAt) {}
