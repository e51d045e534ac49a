package org.tidewaiter.exchange.log;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.tidewaiter.exchange.token.Codes;

/**
 * What a node says of its own log.
 *
 * @param log name of the node whose log it is, which signs
 * @param point how far it has come
 * @param follows of each earlier epoch the furthest point that was known when it was closed; the latest
 *     {@value #MOST_EPOCHS}
 * @param time when it was signed, to the millisecond
 */
public record LogHead(String log, LogPoint point, List<LogPoint> follows, Instant time) {

    /** Earlier epochs that a head names. */
    public static final int MOST_EPOCHS = 16;

    public LogHead {
        Codes.requireCode(log, "the log");
        Objects.requireNonNull(point, "point");
        time = time.truncatedTo(ChronoUnit.MILLIS);
        follows = List.copyOf(follows);
        if (follows.size() > MOST_EPOCHS || follows.stream().anyMatch(earlier -> earlier.epoch() >= point.epoch())) {
            throw new IllegalArgumentException("an epoch follows earlier ones");
        }
    }

    /** Whether this log began in the knowledge that an earlier one had come at least so far. */
    public boolean followsFrom(LogPoint earlier) {
        return follows.stream()
                .anyMatch(closed -> closed.epoch() == earlier.epoch()
                        && closed.size() >= earlier.size()
                        && !closed.contradicts(earlier));
    }
}
