package org.tidewaiter.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.demo.network.NodeProcess;

/**
 * A national node and the hub on one disk that fills, and later turns read-only, while reports come in. Passed over where no disk
 * can be mounted, which takes Linux and its superuser.
 */
class DiskTrialTest {

    private static final int MEBIBYTES = 900;
    private static final int REPORTS = 40;
    private static final Duration LASTS = Duration.ofSeconds(5);
    private static final Duration NOTICED_WITHIN = Duration.ofSeconds(90);
    private static final Duration DRAINED_WITHIN = Duration.ofMinutes(5);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private Optional<SmallDisk> mounted = Optional.empty();

    @BeforeEach
    void mount() throws Exception {
        mounted = SmallDisk.of(folder, MEBIBYTES);
        assumeThat(mounted).as("needs a superuser that can mount").isPresent();
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted.isPresent()) {
            mounted.get().close();
        }
    }

    @Test
    void onADiskThatFillsAndThenTurnsReadOnlyNothingIsLostAndNothingIsTwice() throws Exception {
        SmallDisk disk = mounted.orElseThrow();
        Path nodes = disk.folder().resolve("network");
        long seed = Long.getLong(
                "tidewaiter.trial.seed", ThreadLocalRandom.current().nextLong());
        say("-Dtidewaiter.trial.seed=%d", seed);
        try (TrialNetwork network = TrialNetwork.prepare(nodes, TrialPorts.free(2), TrialNetwork.QUICK_LANES)) {
            network.demo().start();
            SmallDisk.settle(nodes);
            AtomicInteger most = new AtomicInteger(REPORTS);
            List<Filed> filed;
            try (Filing filing = new Filing(
                    network.client(DemoNetwork.ESTONIA, "coordinator"),
                    new FiledCases.Kind("EE", false),
                    seed,
                    most::get)) {
                filing.start();
                Drain.await(network, network.national(), DRAINED_WITHIN);
                most.addAndGet(REPORTS);
                fill(network, disk);
                most.addAndGet(REPORTS);
                Drain.await(network, network.national(), DRAINED_WITHIN);
                most.addAndGet(REPORTS);
                turnReadOnly(network, disk);
                most.addAndGet(REPORTS);
                filed = filing.finish();
                say("%s", filing.summary());
            }
            network.hub().awaitHealthy(TrialNetwork.READY);
            Drain.await(network, network.national(), DRAINED_WITHIN);
            Comparison comparison = Comparison.of(network, DemoNetwork.ESTONIA, filed);
            say("%s", comparison);
            assertThat(comparison.faults()).isEmpty();
            assertThat(filed).hasSizeGreaterThanOrEqualTo(most.get() - 1);
        }
    }

    /** Nodes and databases go on by themselves once there is room. */
    private static void fill(TrialNetwork network, SmallDisk disk) throws Exception {
        Instant begin = Instant.now();
        disk.fill();
        awaitNoticed(network, "was full");
        assertThat(disk.isFull()).isTrue();
        disk.makeRoom();
        network.national().awaitHealthy(TrialNetwork.READY);
        network.hub().awaitHealthy(TrialNetwork.READY);
        say("both work again after %d s", since(begin));
    }

    /** A person stops the nodes, repairs the disk and starts them. */
    private static void turnReadOnly(TrialNetwork network, SmallDisk disk) throws Exception {
        Instant begin = Instant.now();
        disk.turnReadOnly();
        awaitNoticed(network, "turned read-only");
        network.national().kill();
        network.hub().kill();
        repairWhenNobodyHoldsIt(disk);
        network.hub().start();
        network.national().start();
        network.hub().awaitReady(TrialNetwork.READY);
        network.national().awaitReady(TrialNetwork.READY);
        say("both work again after %d s", since(begin));
    }

    /** Both ends say that they could not send; it stays so for a while. */
    private static void awaitNoticed(TrialNetwork network, String befell) throws Exception {
        Instant begin = Instant.now();
        awaitNotHealthy(network.national());
        awaitNotHealthy(network.hub());
        say("both say that they could not send, %d s after the disk %s", since(begin), befell);
        Thread.sleep(LASTS);
    }

    /** The database servers end by themselves some moments after their nodes. */
    private static void repairWhenNobodyHoldsIt(SmallDisk disk) throws Exception {
        Instant deadline = Instant.now().plus(NOTICED_WITHIN);
        while (true) {
            try {
                disk.repair();
                return;
            } catch (IOException busy) {
                if (Instant.now().isAfter(deadline)) {
                    throw busy;
                }
                Thread.sleep(Duration.ofMillis(200));
            }
        }
    }

    private static void awaitNotHealthy(NodeProcess node) throws Exception {
        Instant deadline = Instant.now().plus(NOTICED_WITHIN);
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (http.send(
                                    HttpRequest.newBuilder(node.url().resolve("/actuator/health"))
                                            .timeout(Duration.ofSeconds(20))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .statusCode()
                    == 200) {
                assertThat(Instant.now())
                        .as("%s says that it could send", node.name())
                        .isBefore(deadline);
                Thread.sleep(Duration.ofMillis(200));
            }
        }
    }

    private static void say(String words, Object... values) {
        System.out.printf(Locale.ROOT, "disk trial: " + words + "%n", values);
    }

    private static long since(Instant begin) {
        return Duration.between(begin, Instant.now()).toSeconds();
    }
}
