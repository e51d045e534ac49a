package org.tidewaiter.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewaiter.trials.ScopedNetwork.cigarettes;
import static org.tidewaiter.trials.ScopedNetwork.cocaine;
import static org.tidewaiter.trials.ScopedNetwork.seizure;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What leaves a node under an agreement on tobacco, and what must not: each test gives its goods brands of their own, and
 * searches for them in all that has passed between two processes, and in the hub's database.
 */
class ScopeTrialTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String RECALLS = "/exchange/v1/recalls";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static ScopedNetwork network;

    @BeforeAll
    static void start() throws Exception {
        network = new ScopedNetwork(folder, List.of("TOBACCO"));
    }

    @AfterAll
    static void stop() throws Exception {
        network.close();
    }

    private static void assertNowhere(Marker word) throws Exception {
        assertThat(network.traffic().count(word)).isZero();
        assertThat(network.isAtHub(word)).isFalse();
    }

    @Test
    void ofAMixedCaseTheAgreedLinesAloneAreOnTheWire() throws Exception {
        Marker leaves = new Marker("zqxmixedgoes7");
        Marker stays = new Marker("zqxmixedstays7");
        String mixed = network.released(seizure("EE", cigarettes("20000", leaves), cocaine(stays)));
        network.await(mixed, 1, "DELIVERED");

        assertThat(network.traffic().count(leaves)).isPositive();
        assertThat(network.countAtHub(leaves).path("seizures").intValue()).isOne();
        assertNowhere(stays);
    }

    @Test
    void whatIsBelowItsThresholdIsNotOnTheWire() throws Exception {
        Marker stays = new Marker("zqxfewstays7");
        String few = network.released(seizure("EE", cigarettes("9999", stays)));
        network.await(few, 1, "NOT_DUE");

        assertNowhere(stays);
    }

    @Test
    void whatWasFoundElsewhereOrIsOfAnotherKindIsNotOnTheWire() throws Exception {
        Marker abroad = new Marker("zqxabroad7");
        Marker drugs = new Marker("zqxotherkind7");
        String found = network.released(seizure("LV", cigarettes("50000", abroad)));
        String other = network.released(seizure("EE", cocaine(drugs)));
        network.await(found, 1, "NOT_DUE");
        network.await(other, 1, "NOT_DUE");

        assertNowhere(abroad);
        assertNowhere(drugs);
    }

    @Test
    void anEmbargoedReportIsNotOnTheWireBeforeItsHoldEnds() throws Exception {
        Marker held = new Marker("zqxembargo7");
        String path = network.submitted(seizure("EE", cigarettes("30000", held)));
        network.post(path + "/hold", JSON.createObjectNode().put("reason", "INVESTIGATION"));
        network.post(path + "/release", JSON.createObjectNode());
        network.await(path, 1, "HELD");
        assertNowhere(held);

        assertThat(network.coordinator().delete(path + "/hold").well()).isTrue();
        network.await(path, 1, "DELIVERED");
        assertThat(network.traffic().count(held)).isPositive();
    }

    @Test
    void aCorrectionThatEntersTheScopeIsOnTheWireWithoutWhatWasBefore() throws Exception {
        Marker before = new Marker("zqxnotyet7");
        Marker now = new Marker("zqxentered7");
        String path = network.released(seizure("EE", cigarettes("9999", before)));
        network.await(path, 1, "NOT_DUE");
        network.correct(path, 1, cigarettes("10000", now));
        network.await(path, 2, "DELIVERED");

        assertThat(network.countAtHub(now).path("cases").intValue()).isOne();
        assertNowhere(before);
    }

    @Test
    void aCorrectionThatLeavesTheScopeIsARecallOnTheWireAndNeverAVersion() throws Exception {
        Marker before = new Marker("zqxwasthere7");
        Marker outside = new Marker("zqxhasleft7");
        Marker again = new Marker("zqxcameback7");
        String path = network.released(seizure("EE", cigarettes("20000", before)));
        network.await(path, 1, "DELIVERED");
        long recalls = network.traffic().to(RECALLS);
        network.correct(path, 1, cigarettes("5", outside), cocaine(outside));
        network.await(path, 2, "RECALLED");

        assertThat(network.traffic().to(RECALLS)).isEqualTo(recalls + 1);
        assertThat(network.countAtHub(before).path("cases").intValue()).isZero();
        assertNowhere(outside);

        network.correct(path, 2, cigarettes("40000", again));
        network.await(path, 3, "DELIVERED");
        assertThat(network.countAtHub(again).path("cases").intValue()).isOne();
        assertThat(network.countAtHub(before).path("cases").intValue()).isZero();
        assertNowhere(outside);
    }

    /** The dry run names the same reasons as the lane. */
    @Test
    void aDryRunSaysWhyReportsStayed() throws Exception {
        Marker any = new Marker("zqxdryrun7");
        for (String path : List.of(
                network.released(seizure("EE", cigarettes("9999", any))),
                network.released(seizure("LV", cigarettes("50000", any))),
                network.released(seizure("EE", cocaine(any))))) {
            network.await(path, 1, "NOT_DUE");
        }
        LocalDate today = LocalDate.now(Clock.systemUTC());
        JsonNode trial = network.coordinator()
                .get("/api/v1/agreements/" + network.agreement().number() + "/trial?from=" + today.minusDays(1) + "&to="
                        + today)
                .json();

        assertThat(trial.path("notDue")
                        .valueStream()
                        .map(reason -> reason.path("code").stringValue("")))
                .as(trial.toString())
                .contains("below-threshold", "other-place", "other-category");
        assertThat(trial.path("notDue").path(0).path("words").stringValue("")).isNotBlank();
    }
}
