package org.tidewaiter.node.delivery.partner;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The pace of lanes, under {@code tidewaiter.lanes}.
 *
 * @param lease how long an instance owns a lane without renewing; renewed after a third of it
 * @param look how often a lane looks for work that nobody told it of
 * @param firstRetry pause after the first failure; doubles with each further one
 * @param longestRetry upper bound of that pause
 * @param longestPostponement upper bound of the pause of a single version that fails again and again
 * @param connectWithin time for a connection to a partner
 * @param answerWithin time from the start of a call to the last byte of its answer
 * @param callsPerMinute calls of one partner that this node answers within a minute
 */
@ConfigurationProperties("tidewaiter.lanes")
public record LaneSettings(
        @DefaultValue("15s") Duration lease,
        @DefaultValue("1s") Duration look,
        @DefaultValue("1s") Duration firstRetry,
        @DefaultValue("1m") Duration longestRetry,
        @DefaultValue("1h") Duration longestPostponement,
        @DefaultValue("5s") Duration connectWithin,
        @DefaultValue("30s") Duration answerWithin,
        @DefaultValue("30000") int callsPerMinute) {

    private static final int MOST_DOUBLINGS = 20;

    /** The pause after so many failures in a row: between half and all of what doubling gives, so that nobody marches in step. */
    public Duration retryAfter(int failures, RandomGenerator random) {
        return pause(failures, longestRetry, random);
    }

    /** The pause of a version that failed alone so many times. */
    public Duration postponement(int attempts, RandomGenerator random) {
        return pause(attempts, longestPostponement, random);
    }

    private Duration pause(int failures, Duration longest, RandomGenerator random) {
        int doublings = Math.clamp(failures - 1L, 0, MOST_DOUBLINGS);
        long full = Math.min(firstRetry.toMillis() << doublings, longest.toMillis());
        return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
    }
}
