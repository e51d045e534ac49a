package org.tidewaiter.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tidewaiter.demo.network.NodeProcess;

/** Waits until everything that a node has taken is signed and has left it. */
final class Drain {

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

    private static List<String> left(Connection database) throws SQLException {
        List<String> left = new ArrayList<>();
        Map<String, String> counts = Map.of(
                "released, not signed", "select count(*) from registry.revision where state = 'RELEASED'",
                "waiting", "select count(*) from delivery.item where state in ('WAITING', 'HELD')",
                "not followed",
                        "select h.position - coalesce((select max(position) from journal.follower), 0) from journal.head h");
        for (Map.Entry<String, String> count : counts.entrySet()) {
            long number = Table.number(database, count.getValue());
            if (number != 0) {
                left.add(number + " " + count.getKey());
            }
        }
        return left;
    }
}
