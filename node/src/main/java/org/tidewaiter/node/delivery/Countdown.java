package org.tidewaiter.node.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * How long until something ends.
 *
 * @param left negative once it is over
 */
record Countdown(Instant end, Duration left) {

    private static final int DATE = 10;

    static Countdown to(Instant end, Instant now) {
        return new Countdown(end, Duration.between(now, end));
    }

    boolean isOver() {
        return !left.isPositive();
    }

    boolean isWithin(Duration warning) {
        return left.compareTo(warning) < 0;
    }

    /** Whole days left; 0 once it is over. */
    long days() {
        return Math.max(0, left.toDays());
    }

    /** The day on which it ends, in UTC, as year, month and day. */
    String day() {
        return end.toString().substring(0, DATE);
    }
}
