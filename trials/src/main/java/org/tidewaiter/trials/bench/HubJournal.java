package org.tidewaiter.trials.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.tidewaiter.demo.DatabaseSearch;
import org.tidewaiter.demo.DemoNetwork;

/** How far a hub's journal has come: a version that it accepted is there once it is on disk. */
final class HubJournal implements AutoCloseable {

    private static final int LOOK_EVERY_MILLIS = 20;

    private final Connection hub;

    HubJournal(DemoNetwork network) throws IOException, SQLException {
        this(network, DemoNetwork.HUB);
    }

    /** Of another node that receives. */
    HubJournal(DemoNetwork network, String node) throws IOException, SQLException {
        this.hub = DatabaseSearch.open(network.node(node).data());
    }

    /** Versions accepted so far. */
    long position() throws SQLException {
        return number("select position from journal.head");
    }

    /** Waits until all that follows it has read to its end, but matching, which takes its time after a flood. */
    void awaitFollowed() throws SQLException, InterruptedException {
        while (number("select count(*) from journal.follower f, journal.head h"
                        + " where f.position < h.position and f.name <> 'matching'")
                > 0) {
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    private long number(String question) throws SQLException {
        try (Statement statement = hub.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getLong(1);
        }
    }

    /** Waits until it has come so far. */
    void await(long position) throws SQLException, InterruptedException {
        while (position() < position) {
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    @Override
    public void close() throws SQLException {
        hub.close();
    }
}
