package org.tidewaiter.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.demo.network.NodeLayout;
import org.tidewaiter.demo.network.NodeProcess;
import org.tidewaiter.report.Submission;
import org.tidewaiter.report.generated.GeneratedCases;
import tools.jackson.databind.JsonNode;

/** The rehearsed procedure: a node is backed up while it works, lost, and restored from that backup. */
class BackupTrialTest {

    private static final int BEFORE = 120;
    private static final int AFTER = 30;
    private static final int TAKEN_BACK = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String COMPARISONS = "/api/v1/lanes/" + DemoNetwork.HUB + "/reconciliations";
    private static final String WITHDRAWN = "select count(*) from registry.report where state = 'WITHDRAWN'";
    private static final String ERASED =
            "select count(*) from registry.report r where not exists (select 1 from registry.version v"
                    + " where v.report_id = r.id and cardinality(v.disclosures) > 0)";
    private static final String WITHHELD = "select count(*) from delivery.restored_copy where ended_at is null";
    private static final String REPORTS = "select count(*) from registry.report";
    private static final String DELIVERED = "select count(*) from delivery.item where state = 'DELIVERED'";
    private static final String BEHIND = "seen more of this node than the node itself";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final GeneratedCases cases = new GeneratedCases(26, LocalDate.now(), Set.of(DemoNetwork.ESTONIA));

    @Test
    void aNodeRestoredFromAnOlderBackupHasItsRowsAndGivesNoNumberAwayTwice() throws Exception {
        try (TrialNetwork network = TrialNetwork.prepare(folder, TrialPorts.free(2), Map.of())) {
            network.demo().start();
            NodeProcess estonia = network.national();
            file(network, BEFORE);
            awaitAtHub(network, BEFORE);
            awaitDelivered(network, BEFORE);

            Path backup = Files.createDirectories(folder.resolve("kept")).resolve("ee.backup");
            run(estonia, "backup", "--to", backup.toString());
            file(network, AFTER);
            awaitAtHub(network, BEFORE + AFTER);
            takeBack(network);

            estonia.kill();
            Path lost = estonia.data().resolveSibling("lost");
            Files.move(estonia.data(), lost);
            run(estonia, "restore", "--from", backup.toString());
            estonia.start();
            estonia.awaitReady(TrialNetwork.READY);
            try (Connection restored = network.nationalDatabase()) {
                assertThat(Table.number(restored, REPORTS)).isEqualTo(BEFORE);
                assertThat(Table.number(restored, "select count(*) from nominal.record"))
                        .isEqualTo(BEFORE);
            }
            awaitLogged(estonia, BEHIND);
            assertThat(showsReports(network)).as("a copy that was not compared").isFalse();
            file(network, 1);
            try (Connection hub = network.hubDatabase()) {
                Thread.sleep(2_000);
                assertThat(Table.number(hub, REPORTS))
                        .as("reports at the hub: an old copy of a node signs nothing")
                        .isEqualTo(BEFORE + AFTER);
            }
            try (Connection restored = network.nationalDatabase()) {
                assertThat(Table.number(restored, "select count(*) from registry.version"))
                        .isEqualTo(BEFORE);
            }
            decideOnWhatWasLost(network);
        }
    }

    /** Two reports are taken back after the backup, one of them erased. */
    private static void takeBack(TrialNetwork network) throws Exception {
        try (PatientClient coordinator = network.client(DemoNetwork.ESTONIA, "coordinator");
                Connection national = network.nationalDatabase();
                Connection hub = network.hubDatabase()) {
            List<String> records = Table.read(
                    national, "select record from registry.report order by id limit 2", row -> row.getString(1));
            ask(coordinator, "/api/v1/records/" + records.get(0) + "/withdrawal", "{\"reason\":\"ERASE\"}");
            ask(coordinator, "/api/v1/records/" + records.get(1) + "/withdrawal", "{\"reason\":\"DUPLICATE\"}");
            Table.await(hub, WITHDRAWN, TAKEN_BACK, PATIENCE);
        }
    }

    private static boolean showsReports(TrialNetwork network) throws InterruptedException {
        try (PatientClient administrator = network.client(DemoNetwork.ESTONIA, "admin")) {
            return !administrator
                    .get("/api/v1/restored-copy")
                    .json()
                    .path("withholding")
                    .booleanValue();
        }
    }

    /** A person lets the copy sign; the hub gives back what the copy lacks; half of it is adopted, half withdrawn. */
    private static void decideOnWhatWasLost(TrialNetwork network) throws Exception {
        try (PatientClient administrator = network.client(DemoNetwork.ESTONIA, "admin");
                PatientClient coordinator = network.client(DemoNetwork.ESTONIA, "coordinator");
                Connection national = network.nationalDatabase();
                Connection hub = network.hubDatabase()) {
            ask(administrator, "/api/v1/standing/override", "{}");
            Table.await(national, "select count(*) from delivery.lost_version", AFTER + TAKEN_BACK, PATIENCE);
            Table.await(national, WITHHELD, 0, PATIENCE);
            assertThat(Table.number(national, WITHDRAWN))
                    .as("reports taken back again before any is shown")
                    .isEqualTo(TAKEN_BACK);
            assertThat(Table.number(national, ERASED)).isEqualTo(1);
            assertThat(showsReports(network)).isTrue();
            int turn = 0;
            for (JsonNode lost : coordinator.get("/api/v1/lost-versions").json()) {
                JsonNode version = lost.path("version");
                String path = "/api/v1/lost-versions/"
                        + version.path("identity").path("originator").stringValue() + "/"
                        + version.path("identity").path("number").stringValue() + "/"
                        + version.path("version").intValue();
                boolean adopt = turn++ % 2 == 0;
                ask(
                        coordinator,
                        path + (adopt ? "/adoption" : "/withdrawal"),
                        adopt ? "{}" : "{\"reason\":\"ENTERED_IN_ERROR\"}");
            }
            Table.await(national, REPORTS, BEFORE + 1 + AFTER, PATIENCE);
            Table.await(hub, WITHDRAWN, TAKEN_BACK + AFTER / 2, PATIENCE);
            Table.await(national, "select count(*) from delivery.item where state = 'WAITING'", 0, PATIENCE);
            assertThat(Table.number(hub, REPORTS)).isEqualTo(BEFORE + 1 + AFTER);
            assertThat(Table.number(national, WITHDRAWN)).isEqualTo(TAKEN_BACK + AFTER / 2);
            ask(administrator, COMPARISONS, "{}");
            Table.await(national, "select count(*) from delivery.reconciliation where state = 'AGREES'", 1, PATIENCE);
        }
    }

    private static void ask(PatientClient client, String path, String body) throws InterruptedException {
        PatientClient.Reply reply = client.post(path, "application/json", body, null);
        assertThat(reply.well()).as(reply.text()).isTrue();
    }

    @Test
    @EnabledIfSystemProperty(named = "tidewaiter.trials", matches = "all")
    void aHubRestoredFromAnOlderBackupLearnsAgainWhatItHadAcceptedAndAnswersAsItDid() throws Exception {
        try (TrialNetwork network = TrialNetwork.prepare(folder, TrialPorts.free(2), TrialNetwork.QUICK_LANES)) {
            network.demo().start();
            NodeProcess hub = network.hub();
            file(network, AFTER);
            awaitDelivered(network, AFTER);
            Path backup = Files.createDirectories(folder.resolve("kept")).resolve("hub.backup");
            run(hub, "backup", "--to", backup.toString());
            file(network, AFTER);
            awaitDelivered(network, 2 * AFTER);
            List<String> signed = acceptances(network);

            hub.kill();
            Files.move(hub.data(), hub.data().resolveSibling("lost"));
            run(hub, "restore", "--from", backup.toString());
            hub.start();
            hub.awaitReady(TrialNetwork.READY);
            assertThat(acceptances(network)).hasSize(AFTER);
            file(network, 1);
            try (PatientClient atHub = network.client(DemoNetwork.HUB, "admin");
                    PatientClient atHome = network.client(DemoNetwork.ESTONIA, "admin")) {
                openLog(atHub);
                awaitDelivered(network, 2 * AFTER + 1);
                ask(atHome, COMPARISONS, "{}");
                awaitAtHub(network, 2 * AFTER + 1);
            }
            awaitDelivered(network, 2 * AFTER + 1);
            assertThat(acceptances(network)).containsAll(signed);
            try (Connection restored = network.hubDatabase()) {
                Table.await(restored, WITHHELD, 0, PATIENCE);
            }
        }
    }

    /** The hub's log is shorter than what its partner was shown, which the hub learns when the partner comes. */
    private static void openLog(PatientClient hub) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!hub.post("/api/v1/logs/epochs", "application/json", "{}", null).well()) {
            assertThat(System.nanoTime()).as("the log is opened").isLessThan(deadline);
            Thread.sleep(200);
        }
    }

    /** What the hub says of when and how it accepted each version. */
    private static List<String> acceptances(TrialNetwork network) throws Exception {
        try (Connection hub = network.hubDatabase()) {
            return Table.read(
                    hub,
                    "select digest || ' ' || accepted_at || ' ' || position || ' ' || receipt_id from registry.version",
                    row -> row.getString(1));
        }
    }

    private void file(TrialNetwork network, int count) throws InterruptedException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            GeneratedCases.Case next = cases.next();
            lines.append(new Submission(next.report(), next.nominal(), null).write())
                    .append('\n');
        }
        try (PatientClient client = network.client(DemoNetwork.ESTONIA, "coordinator")) {
            assertThat(client.post("/api/v1/reports", "application/x-ndjson", lines.toString(), null)
                            .text()
                            .lines())
                    .hasSize(count)
                    .allMatch(line -> line.contains("\"record\""));
        }
    }

    private static void awaitAtHub(TrialNetwork network, long count) throws Exception {
        try (Connection hub = network.hubDatabase()) {
            Table.await(hub, REPORTS, count, PATIENCE);
        }
    }

    private static void awaitDelivered(TrialNetwork network, long count) throws Exception {
        try (Connection national = network.nationalDatabase()) {
            Table.await(national, DELIVERED, count, PATIENCE);
        }
    }

    private static void awaitLogged(NodeProcess node, String words) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(node.log()).contains(words)) {
            assertThat(System.nanoTime()).as("waiting for: %s", words).isLessThan(deadline);
            Thread.sleep(200);
        }
    }

    private void run(NodeProcess node, String command, String option, String value)
            throws IOException, InterruptedException {
        Path output = folder.resolve(command + ".out");
        Process process = new ProcessBuilder(NodeLayout.ofThisBuild()
                        .command(command, "--config", node.configuration().toString(), option, value))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        assertThat(output).content().contains("registry.report").doesNotContain("WARN");
    }
}
