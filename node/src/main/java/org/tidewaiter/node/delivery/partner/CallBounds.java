package org.tidewaiter.node.delivery.partner;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;

/** How much one partner may ask: calls at once, and calls within a minute of the clock. */
final class CallBounds {

    private static final int AT_ONCE = 4;
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final int perMinute;
    private final InstantSource clock;
    private long minute;
    private int calls;

    /** @param perMinute calls that are answered within one minute */
    CallBounds(int perMinute, InstantSource clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    /** False where the call is not to be answered; else {@link #leave} must follow. */
    boolean enter() {
        return places.tryAcquire() && (isWithinRate() || leftAtOnce());
    }

    private boolean leftAtOnce() {
        leave();
        return false;
    }

    void leave() {
        places.release();
    }

    private synchronized boolean isWithinRate() {
        long now = clock.millis() / MINUTE;
        if (now != minute) {
            minute = now;
            calls = 0;
        }
        return ++calls <= perMinute;
    }
}
