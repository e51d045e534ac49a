package org.tidewaiter.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads a database of a node from outside. */
final class Table {

    private Table() {}

    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    static <T> List<T> read(Connection database, String query, Row<T> row) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                rows.add(row.read(found));
            }
        }
        return rows;
    }

    /** The one number that the query gives. */
    static long number(Connection database, String query) throws SQLException {
        return read(database, query, row -> row.getLong(1)).getFirst();
    }

    /** Asks again and again until the number is there. */
    static void await(Connection database, String query, long expected, Duration patience) throws Exception {
        Instant deadline = Instant.now().plus(patience);
        for (long there = number(database, query); there != expected; there = number(database, query)) {
            assertThat(Instant.now()).as("%d of %d: %s", there, expected, query).isBefore(deadline);
            Thread.sleep(100);
        }
    }
}
