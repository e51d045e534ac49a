package org.tidewaiter.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewaiter.trials.Release.EARLIER;
import static org.tidewaiter.trials.Release.PRESENT;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.demo.network.NodeLayout;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A national node and the hub, each by turns with the program of an earlier release and with the present one, on data folders
 * that stay: upgraded, taken back and upgraded again while reports are handed in, corrected and withdrawn. The earlier
 * program is built from the history, see {@link EarlierProgram}; {@code -Dtidewaiter.trial.reports} says how many reports
 * are handed in at each change. In its short form the present program works on what a later release has added.
 */
class TwoReleasesTrialTest {

    private static final int EACH = Integer.getInteger("tidewaiter.trial.reports", 200);
    private static final int FEW = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String COMPARISONS = "/api/v1/lanes/" + DemoNetwork.HUB + "/reconciliations";
    private static final String AGREES =
            "select count(*) from delivery.reconciliation where state = 'AGREES' and sender_root = receiver_root";
    private static final String NOT_ARRIVED = "select count(*) from delivery.letter where state <> 'ARRIVED'";
    private static final String RECOVERY = "/api/v1/keys/recovery";
    private static final String KEY_EVENTS =
            "select count(*) from delivery.letter where kind = 'key-event' and state = ";

    /** A column of which this program knows nothing in every table, a table, and the line that says who made them. */
    private static final String ADDITIONS = """
            do $$ declare one record; begin
              for one in select schemaname, tablename from pg_tables
                          where schemaname not in ('pg_catalog', 'information_schema', 'public') loop
                execute format('alter table %I.%I add column of_a_later_release text', one.schemaname, one.tablename);
              end loop;
            end $$;
            create table delivery.of_a_later_release (id bigint primary key);
            insert into flyway_schema_history
                (installed_rank, version, description, type, script, installed_by, execution_time, success)
            values (9999, '209901010000', 'of a later release', 'SQL', 'V209901010000__of_a_later_release.sql',
                    current_user, 1, true)
            """;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void whatALaterReleaseHasAddedIsInNobodysWay() throws Exception {
        try (TrialNetwork network = prepare();
                TwoReleases nodes = new TwoReleases(network, QuickStart.ofThisBuild(), FEW, 26)) {
            network.demo().start();
            for (String node : List.of(DemoNetwork.HUB, DemoNetwork.ESTONIA)) {
                try (Connection database = network.database(node);
                        Statement statement = database.createStatement()) {
                    statement.execute(ADDITIONS);
                }
            }
            nodes.takeOver(PRESENT);
            assertNothingIsLostOrTwice(network, nodes.finish());
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "tidewaiter.trials", matches = "all")
    void reportsArriveOnceWhicheverOfTwoReleasesIsAtEitherEnd() throws Exception {
        NodeLayout before = EarlierProgram.layout();
        long seed = Long.getLong(
                "tidewaiter.trial.seed", ThreadLocalRandom.current().nextLong());
        say("%d reports at each change, before=%s, -Dtidewaiter.trial.seed=%d", EACH, EarlierProgram.WANTED, seed);
        Instant begin = Instant.now();
        try (TrialNetwork network = prepare();
                TwoReleases nodes = new TwoReleases(network, before, EACH, seed)) {
            nodes.start(EARLIER);
            upgradeAndGoBackTwice(network, nodes);
            assertNothingIsLostOrTwice(network, nodes.finish());
            say("compared after %d s", Duration.between(begin, Instant.now()).toSeconds());
        }
    }

    private TrialNetwork prepare() throws Exception {
        return TrialNetwork.prepare(folder, TrialPorts.free(2), TrialNetwork.QUICK_LANES);
    }

    /** Every pair of releases is met at work, the mixed ones twice; what the hub's earlier release does not know waits. */
    private static void upgradeAndGoBackTwice(TrialNetwork network, TwoReleases nodes) throws Exception {
        nodes.kill(nodes.hub(), PRESENT);
        nodes.kill(nodes.national(), PRESENT);
        nodes.stop(nodes.hub(), EARLIER);
        nodes.stop(nodes.national(), EARLIER);
        nodes.kill(nodes.hub(), PRESENT);
        nodes.kill(nodes.national(), PRESENT);
        nodes.stop(nodes.hub(), EARLIER);
        try (Connection national = network.nationalDatabase()) {
            commitRecoveryKey(network);
            Table.await(national, KEY_EVENTS + "'WAITING' and reason = 'unknown-kind'", 1, PATIENCE);
            nodes.kill(nodes.hub(), PRESENT);
            Table.await(national, KEY_EVENTS + "'ARRIVED'", 1, PATIENCE);
        }
    }

    private static void commitRecoveryKey(TrialNetwork network) throws InterruptedException {
        try (PatientClient administrator = network.client(DemoNetwork.ESTONIA, "admin")) {
            String key = post(administrator, RECOVERY + "/new", "{}")
                    .json()
                    .path("text")
                    .stringValue();
            post(
                    administrator,
                    RECOVERY,
                    JsonNodeFactory.instance.objectNode().put("key", key).toString());
        }
    }

    /** By what both databases hold, and by the comparison that the nodes make themselves. */
    private static void assertNothingIsLostOrTwice(TrialNetwork network, List<Filed> filed) throws Exception {
        Comparison comparison = Comparison.of(network, DemoNetwork.ESTONIA, filed);
        say("%s", comparison);
        assertThat(comparison.faults()).isEmpty();
        try (PatientClient administrator = network.client(DemoNetwork.ESTONIA, "admin");
                Connection national = network.nationalDatabase();
                Connection hub = network.hubDatabase()) {
            long agreed = Table.number(national, AGREES);
            post(administrator, COMPARISONS, "{}");
            Table.await(national, AGREES, agreed + 1, PATIENCE);
            Table.await(national, NOT_ARRIVED, 0, PATIENCE);
            Table.await(hub, NOT_ARRIVED, 0, PATIENCE);
        }
    }

    private static PatientClient.Reply post(PatientClient client, String path, String body)
            throws InterruptedException {
        PatientClient.Reply reply = client.post(path, "application/json", body, null);
        assertThat(reply.well()).as(reply.text()).isTrue();
        return reply;
    }

    private static void say(String words, Object... values) {
        System.out.printf(Locale.ROOT, "two releases: " + words + "%n", values);
    }
}
