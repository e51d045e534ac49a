package org.tidewaiter.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewaiter.trials.ScopedNetwork.cigarettes;
import static org.tidewaiter.trials.ScopedNetwork.cocaine;
import static org.tidewaiter.trials.ScopedNetwork.seizure;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.exchange.agreement.Agreement;

/** The agreement of two processes changes while dispatches stand half-way between them. */
class AgreementTrialTest {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static ScopedNetwork network;

    @BeforeAll
    static void start() throws Exception {
        network = new ScopedNetwork(folder, List.of("TOBACCO", "DRUGS"));
    }

    @AfterAll
    static void stop() throws Exception {
        network.close();
    }

    /** Other messages may stand half-way too: what counts is the dispatch with this word. */
    private static void awaitHalfWay(Marker word) throws InterruptedException {
        Instant deadline = Instant.now().plus(Duration.ofMinutes(1));
        while (network.traffic().count(word) == 0) {
            assertThat(Instant.now()).as("a dispatch half-way").isBefore(deadline);
            Thread.sleep(Duration.ofMillis(20));
        }
    }

    @Test
    void anAgreementNarrowedWhileDispatchesAreUnderWayBindsAtBothEnds() throws Exception {
        Marker earlier = new Marker("zqxearlier7");
        Marker underWay = new Marker("zqxunderway7");
        Marker later = new Marker("zqxtoolate7");
        Marker covered = new Marker("zqxcovered7");
        String delivered = network.released(seizure("EE", cocaine(earlier)));
        network.await(delivered, 1, "DELIVERED");

        network.traffic().stop();
        String leaving = network.released(seizure("EE", cocaine(underWay)));
        awaitHalfWay(underWay);
        Agreement narrower = network.agreement()
                .revised(List.of("TOBACCO"), network.agreement().limits());
        network.adopt(DemoNetwork.HUB, narrower);
        network.adopt(DemoNetwork.ESTONIA, narrower);
        String late = network.released(seizure("EE", cocaine(later)));
        String tobacco = network.released(seizure("EE", cigarettes("20000", covered)));
        int left = network.traffic().size();
        network.traffic().letOn();

        network.await(tobacco, 1, "DELIVERED");
        network.await(late, 1, "NOT_DUE");
        network.await(leaving, 1, "RECALLED");
        assertThat(network.isAtHub(underWay)).isFalse();
        assertThat(network.traffic().count(underWay, left)).isZero();
        assertThat(network.traffic().count(later)).isZero();
        assertThat(network.isAtHub(later)).isFalse();
        assertThat(network.countAtHub(covered).path("cases").intValue()).isOne();
        assertThat(network.countAtHub(earlier).path("cases").intValue())
                .as("what was delivered before stays until it is corrected")
                .isOne();

        network.correct(delivered, 1, cocaine(later));
        network.await(delivered, 2, "RECALLED");
        assertThat(network.countAtHub(earlier).path("cases").intValue()).isZero();
        assertThat(network.traffic().count(later)).isZero();
    }

    @Test
    void anAgreementSuspendedWhileDispatchesAreUnderWayLetsNothingThroughUntilItIsResumed() throws Exception {
        Marker underWay = new Marker("zqxsuspended7");
        Marker later = new Marker("zqxwaits7");
        network.traffic().stop();
        String leaving = network.released(seizure("EE", cigarettes("20000", underWay)));
        awaitHalfWay(underWay);
        network.suspend(DemoNetwork.HUB);
        network.traffic().letOn();
        network.awaitProblem("stale-agreement");
        assertThat(network.isAtHub(underWay)).isFalse();

        network.suspend(DemoNetwork.ESTONIA);
        network.awaitProblem("agreement-suspended");
        String waiting = network.released(seizure("EE", cigarettes("30000", later)));
        network.until(
                waiting, report -> report.at("/summary/state").stringValue("").equals("SIGNED"), "the signature");
        int left = network.traffic().size();
        assertThat(network.traffic().count(later)).isZero();

        network.resume(DemoNetwork.HUB);
        network.resume(DemoNetwork.ESTONIA);
        network.await(leaving, 1, "DELIVERED");
        network.await(waiting, 1, "DELIVERED");
        assertThat(network.traffic().count(later)).isEqualTo(network.traffic().count(later, left));
        assertThat(network.countAtHub(underWay).path("cases").intValue()).isOne();
        assertThat(network.countAtHub(later).path("cases").intValue()).isOne();
    }
}
