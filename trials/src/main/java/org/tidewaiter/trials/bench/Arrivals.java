package org.tidewaiter.trials.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reports as they become visible at the hub. */
final class Arrivals implements AutoCloseable {

    static final Duration LOOK_EVERY = Duration.ofMillis(10);

    private final PreparedStatement fresh;
    private long last;

    Arrivals(Connection hub) throws SQLException {
        this.fresh = hub.prepareStatement("select id, released_at from registry.report where id > ? order by id");
    }

    /** Of each report that has become visible since the last look: seconds from its release to now. */
    List<Double> next() throws SQLException {
        List<Double> seconds = new ArrayList<>();
        fresh.setLong(1, last);
        try (ResultSet rows = fresh.executeQuery()) {
            Instant seen = Instant.now();
            while (rows.next()) {
                last = rows.getLong(1);
                seconds.add(
                        Duration.between(rows.getTimestamp(2).toInstant(), seen).toNanos() / 1e9);
            }
        }
        return seconds;
    }

    @Override
    public void close() throws SQLException {
        fresh.close();
    }
}
