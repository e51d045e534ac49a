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
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.demo.network.NodeLayout;
import org.tidewaiter.demo.network.NodeProcess;
import org.tidewaiter.report.Submission;
import org.tidewaiter.report.generated.GeneratedCases;

/** The rehearsed procedure: a national node is backed up while it works, lost, and restored from that backup. */
class BackupTrialTest {

    private static final int BEFORE = 120;
    private static final int AFTER = 30;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String REPORTS = "select count(*) from registry.report";
    private static final String DELIVERED = "select count(*) from delivery.item where state = 'DELIVERED'";
    private static final String BEHIND = "seen more of this node than the node itself";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final GeneratedCases cases = new GeneratedCases(26, LocalDate.now(), Set.of(DemoNetwork.ESTONIA));

    @Test
    void aNodeRestoredFromAnOlderBackupHasItsRowsAndGivesNoNumberAwayTwice() throws Exception {
        try (TrialNetwork network = TrialNetwork.prepare(folder, List.of(), TrialNetwork.ports(2), Map.of())) {
            network.demo().start();
            NodeProcess estonia = network.national();
            file(network, BEFORE);
            awaitAtHub(network, BEFORE);
            awaitDelivered(network, BEFORE);

            Path backup = folder.resolve("kept/ee.backup");
            run(estonia, "backup", "--to", backup.toString());
            file(network, AFTER);
            awaitAtHub(network, BEFORE + AFTER);

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
