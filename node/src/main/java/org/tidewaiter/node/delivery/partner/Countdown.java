package org.tidewaiter.node.delivery.partner;

import java.time.Duration;
import java.time.Instant;

/**
 * How long until something ends.
 *
 * @param left negative once it is over
 */
public record Countdown(Instant end, Duration left) {

    private static final int DATE = 10;

    public static Countdown to(Instant end, Instant now) {
        return new Countdown(end, Duration.between(now, end));
    }

    public boolean isOver() {
        return !left.isPositive();
    }

    public boolean isWithin(Duration warning) {
        return left.compareTo(warning) < 0;
    }

    /** Whole days left; 0 once it is over. */
    public long days() {
        return Math.max(0, left.toDays());
    }

    /** The day on which it ends, in UTC, as year, month and day. */
    public String day() {
        return end.toString().substring(0, DATE);
    }
}
