package org.tidewaiter.postgres;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/** Waits for a condition that another process brings about. */
final class Eventually {

    private Eventually() {}

    static void holds(Duration limit, Callable<Boolean> condition) throws Exception {
        Instant deadline = Instant.now().plus(limit);
        while (!condition.call()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("not within " + limit.toSeconds() + " s");
            }
            Pause.of(Duration.ofMillis(20));
        }
    }
}
