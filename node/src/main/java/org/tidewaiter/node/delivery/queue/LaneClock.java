package org.tidewaiter.node.delivery.queue;

import org.jspecify.annotations.Nullable;

/**
 * How long versions took from release to receipt in the last 24 hours, in seconds.
 *
 * @param versions how many were delivered
 * @param median null if none was; at most 5 % above the true figure, as is the percentile
 * @param percentile95 95 of 100 took no longer
 * @param longest exact
 */
public record LaneClock(
        long versions,
        @Nullable Double median,
        @Nullable Double percentile95,
        @Nullable Double longest) {

    static final LaneClock NOTHING_DELIVERED = new LaneClock(0, null, null, null);
}
