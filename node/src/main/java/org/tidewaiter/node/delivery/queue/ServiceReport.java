package org.tidewaiter.node.delivery.queue;

import java.time.YearMonth;
import java.util.List;

/**
 * What this node delivered to one partner in one month, and how fast.
 *
 * @param month in UTC, by the time of the receipt
 * @param hoursAllowed that the agreement now gives from release to receipt
 * @param clock figures of all versions delivered in the month
 * @param late how many of them took longer than was agreed at the time
 * @param lateOnes the late ones by name, latest first, at most {@link ServiceReports#NAMED}
 */
public record ServiceReport(
        YearMonth month, int hoursAllowed, LaneClock clock, long late, List<OverdueVersion> lateOnes) {

    /** Share of the delivered that came in time, 0 to 1; 1 when nothing was delivered. */
    public double inTime() {
        return clock.versions() == 0 ? 1 : 1 - (double) late / clock.versions();
    }
}
