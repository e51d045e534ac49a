package org.tidewaiter.node.delivery.queue;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One dispatch as it went.
 *
 * @param cursor to ask for older ones with
 * @param items versions in it
 * @param at when it was sent, or when its receipt was issued
 * @param answeredAt null while it is on its way
 * @param receipt null if none came
 * @param accepted versions that the receiver holds by this receipt; null if none came
 * @param problem code of the failure; null if there was none
 */
public record Trip(
        UUID cursor,
        UUID dispatch,
        long epoch,
        long sequence,
        int items,
        Instant at,
        @Nullable Instant answeredAt,
        @Nullable UUID receipt,
        @Nullable Integer accepted,
        @Nullable String problem) {}
