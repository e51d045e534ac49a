package org.tidewaiter.trials.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.tidewaiter.client.ApiClient;
import org.tidewaiter.demo.DatabaseSearch;
import org.tidewaiter.demo.DemoNetwork;
import tools.jackson.databind.node.JsonNodeFactory;

/** Compares what a national node has sent with what its partner holds, as the two nodes do it every day. */
final class BothEnds {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration WANTED_WITHIN = Duration.ofHours(1);
    private static final String NEWEST = """
            select state, sender_count, receiver_count, sender_root = receiver_root as same,
                   extract(epoch from ended_at - begun_at) as seconds
              from delivery.reconciliation where partner = '%s' and side = 'SENDER' order by id desc limit 1""";

    private BothEnds() {}

    /** Compares now, and prints both counts and whether the digests are equal; fails where they are not. */
    static void compare(DemoNetwork network, String sender, String partner, PrintStream out) throws Exception {
        want(network, sender, partner);
        try (Connection database = DatabaseSearch.open(network.node(sender).data());
                Statement statement = database.createStatement()) {
            while (!ended(statement, partner)) {
                Thread.sleep(LOOK_EVERY);
            }
            print(statement, partner, out);
        }
    }

    /** Asks for a new comparison, once none is under way. */
    private static void want(DemoNetwork network, String sender, String partner) throws Exception {
        long until = System.nanoTime() + WANTED_WITHIN.toNanos();
        try (ApiClient administrator = network.api(sender, "admin")) {
            while (!administrator
                    .post("/api/v1/lanes/" + partner + "/reconciliations", JsonNodeFactory.instance.objectNode())
                    .path("wanted")
                    .booleanValue()) {
                if (System.nanoTime() > until) {
                    throw new IOException("no comparison can be asked for");
                }
                Thread.sleep(LOOK_EVERY);
            }
        }
    }

    private static boolean ended(Statement statement, String partner) throws SQLException {
        try (ResultSet newest = statement.executeQuery(NEWEST.formatted(partner))) {
            return newest.next() && newest.getObject("seconds") != null;
        }
    }

    private static void print(Statement statement, String partner, PrintStream out) throws SQLException, IOException {
        try (ResultSet newest = statement.executeQuery(NEWEST.formatted(partner))) {
            newest.next();
            out.printf(
                    "compared in %.0f s: %,d versions sent, %,d held, digests %s%n",
                    newest.getDouble("seconds"),
                    newest.getLong("sender_count"),
                    newest.getLong("receiver_count"),
                    newest.getBoolean("same") ? "equal" : "NOT equal");
            if (!newest.getString("state").equals("AGREES")) {
                throw new IOException("the two ends do not agree: " + newest.getString("state"));
            }
        }
    }
}
