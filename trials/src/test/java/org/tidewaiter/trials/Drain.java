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
import org.tidewaiter.demo.network.NodeProcess;

/** Waits until everything that a node has taken is signed and has left it. */
final class Drain {

    private static final String LEFT = """
            select (select count(*) from registry.revision where state = 'RELEASED') as "released, not signed",
                   (select count(*) from delivery.item where state in ('WAITING', 'HELD')) as waiting,
                   (select h.position - coalesce((select max(position) from journal.follower), 0)
                      from journal.head h) as "not followed"
            """;

    private Drain() {}

    static void await(TrialNetwork network, NodeProcess sender, Duration within) throws Exception {
        sender.awaitHealthy(TrialNetwork.READY);
        Instant deadline = Instant.now().plus(within);
        try (Connection database = network.database(sender.name())) {
            for (List<String> left = left(database); !left.isEmpty(); left = left(database)) {
                assertThat(Instant.now())
                        .as("still on its way from %s: %s", sender.name(), left)
                        .isBefore(deadline);
                Thread.sleep(Duration.ofMillis(100));
            }
        }
    }

    /** What is left at one moment: between two questions a version could go from what is not followed to what waits. */
    private static List<String> left(Connection database) throws SQLException {
        List<String> left = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(LEFT)) {
            row.next();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                if (row.getLong(i) != 0) {
                    left.add(row.getLong(i) + " " + row.getMetaData().getColumnLabel(i));
                }
            }
        }
        return left;
    }
}
