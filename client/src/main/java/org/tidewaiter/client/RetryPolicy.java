package org.tidewaiter.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often and after what time a request is sent again.
 *
 * @param attempts attempts in all once the node was reached
 * @param firstAttempts attempts in all as long as it never was
 * @param first delay before the second attempt; doubled each time, half of it at random
 * @param longest greatest delay, also of one that the node asks for
 */
public record RetryPolicy(int attempts, int firstAttempts, Duration first, Duration longest) {

    public RetryPolicy {
        if (attempts < 1 || firstAttempts < 1 || first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("at least one attempt, and the longest delay not below the first");
        }
    }

    /** 12 attempts over about four minutes; 4 in about two seconds if the node was never reached. */
    public static RetryPolicy standard() {
        return new RetryPolicy(12, 4, Duration.ofMillis(300), Duration.ofSeconds(30));
    }

    /** Delay after so many failed attempts, at least 1. */
    Duration delay(int failed, RandomGenerator random) {
        long doubled = first.toMillis() << Math.min(failed - 1, 20);
        long bounded = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(bounded / 2 + random.nextLong(bounded / 2 + 1));
    }
}
