package org.tidewaiter.node.background;

import java.time.Duration;

/**
 * How long a {@link Lookout} rests after a look.
 *
 * @param most not negative
 * @param wakeful whether being woken ends it
 */
public record Rest(Duration most, boolean wakeful) {

    private static final Rest NONE = new Rest(Duration.ZERO, false);

    /** Looks again at once. */
    public static Rest none() {
        return NONE;
    }

    /** Until it is woken, and no longer than that. */
    public static Rest untilWoken(Duration most) {
        return new Rest(most, true);
    }

    /** Whoever wakes it waits so long. */
    public static Rest whole(Duration length) {
        return new Rest(length, false);
    }
}
