package org.tidewaiter.node.delivery.queue;

/**
 * How far the clocks of versions have run that are not delivered yet, each counted once.
 *
 * @param halfTime past half of the agreed hours, and not yet in the last of them
 * @param lastHour in the last of the agreed hours
 * @param overdue past the agreed hours
 */
public record RunningClocks(long halfTime, long lastHour, long overdue) {

    public static final RunningClocks NONE = new RunningClocks(0, 0, 0);
}
