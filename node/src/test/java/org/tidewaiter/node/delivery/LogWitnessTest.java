package org.tidewaiter.node.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tidewaiter.node.delivery.SaidOfLogs.saying;
import static org.tidewaiter.node.delivery.WatchingNode.FINLAND;
import static org.tidewaiter.node.delivery.WatchingNode.LATVIA;
import static org.tidewaiter.node.delivery.WatchingNode.LITHUANIA;
import static org.tidewaiter.node.delivery.WatchingNode.NO_ROOT;
import static org.tidewaiter.node.delivery.WatchingNode.POLAND;
import static org.tidewaiter.node.delivery.WatchingNode.SWEDEN;
import static org.tidewaiter.node.delivery.WatchingNode.awaitContradicted;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.exchange.log.LogPoint;
import org.tidewaiter.exchange.version.IssuedVersion;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestScopes;
import org.tidewaiter.node.delivery.alarm.Alarm;
import org.tidewaiter.node.delivery.alarm.AlarmKind;
import org.tidewaiter.node.delivery.log.WitnessedPoint;
import org.tidewaiter.node.delivery.log.WitnessedPointRows;
import org.tidewaiter.node.delivery.log.WitnessedPointRows.State;
import org.tidewaiter.node.delivery.witness.LogCalls;
import org.tidewaiter.node.delivery.witness.PresentedHeads;
import org.tidewaiter.node.settings.NodePart;

/** What other nodes say to have verified of a log is compared with it. Each test has a node of its own among these. */
class LogWitnessTest {

    @TempDir
    static Path folder;

    private static WatchingNode watching;

    @BeforeAll
    static void start() throws IOException {
        watching = new WatchingNode(folder);
    }

    @AfterAll
    static void stop() {
        watching.close();
    }

    @BeforeEach
    void begin() {
        watching.begin();
    }

    @Test
    void aHubThatShowsTwoNodesDifferentHistoriesIsFoundOutByWhatItPassesOnBetweenThem() {
        LogPoint shownToLatvia = watching.hubsLog.point();
        watching.looks.stop();
        watching.forgetHeads();
        watching.forged.replace(0);
        watching.looks.start();
        watching.deliver(3);
        watching.hubsLog.awaitVerified();

        IssuedVersion evidence = watching.passOn(LATVIA, shownToLatvia);

        awaitContradicted(watching.witnesses);
        watching.awaitAlarm(LATVIA);
        assertThat(watching.witnesses.of("HUB", State.CONTRADICTED))
                .singleElement()
                .satisfies(other -> {
                    assertThat(other.witness()).isEqualTo("LV");
                    assertThat(other.point()).isEqualTo(shownToLatvia);
                    assertThat(other.signed()).isEqualTo(evidence.signed().jws());
                });
        assertThat(watching.page("/network"))
                .contains("LV signed that it has verified another history of the log of HUB");
        assertThat(watching.page("/network/HUB"))
                .contains("LV, " + evidence.claims().identity())
                .contains("have verified another history of it");
        watching.assertThatNothingIsStopped();
    }

    @Test
    void aWitnessThatWasConfirmedAndSaysAnotherRootAtTheSameSizeIsToldOf() {
        LogPoint point = watching.hubsLog.point();
        watching.passOn(FINLAND, point);
        watching.awaitConfirmed(FINLAND, point);

        watching.passOn(FINLAND, watching.otherRootAt(point.size()));

        awaitContradicted(watching.witnesses);
        watching.awaitAlarm(FINLAND);
        assertThat(watching.witnesses.of("HUB", State.CONFIRMED))
                .extracting(WitnessedPoint::witness)
                .contains("FI");
    }

    @Test
    void aWitnessIsConfirmedAlsoIfItIsOldOrFurtherThanThisNode() {
        watching.passOn(LITHUANIA, watching.hubsLog.point());
        watching.awaitConfirmed(LITHUANIA, watching.hubsLog.point());
        watching.looks.stop();
        LogPoint before = watching.hubsLog.verified().point();
        watching.deliver(4);
        LogPoint further = watching.hubsLog.point();
        assertThat(further.size())
                .isGreaterThan(watching.hubsLog.verified().point().size());

        watching.passOn(LITHUANIA, further);
        watching.looks.start();
        watching.awaitConfirmed(LITHUANIA, further);
        watching.deliver(1);
        watching.passOn(LITHUANIA, before);
        watching.hubsLog.awaitVerified();
        watching.awaitLook();

        assertThat(watching.witnesses.of("HUB", State.SEEN)).isEmpty();
        assertThat(watching.witnesses.of("HUB", State.CONFIRMED))
                .extracting(WitnessedPoint::point)
                .containsExactly(further);
        assertThat(watching.sql.resultQuery("select 1 from delivery.alarm").fetch())
                .isEmpty();
    }

    @Test
    void aWitnessOfALogThatARestoreEndedContradictsNothing() {
        LogPoint before = watching.hubsLog.verified().point();
        watching.forged.cut(2);
        List<VersionRef> versions = watching.release(1);
        Awaiting.until(
                "the hub knows",
                () -> !watching.alarms(watching.hub, NodePart.HUB, watching.nodes.national)
                        .isEmpty());
        watching.hub.getBean(PresentedHeads.class).openEpoch(TestScopes.of(NodePart.HUB, Role.ADMINISTRATOR));
        watching.awaitDelivered(versions);
        watching.hubsLog.awaitVerified();
        assertThat(watching.hubsLog.verified().point().epoch()).isEqualTo(before.epoch() + 1);

        watching.passOn(POLAND, before);
        Awaiting.until(
                "it was looked at",
                () -> watching.witnesses.of("HUB", State.SEEN).isEmpty());
        watching.passOn(POLAND, watching.hubsLog.point());
        watching.awaitConfirmed(POLAND, watching.hubsLog.point());

        assertThat(watching.alarms(POLAND)).isEmpty();
        assertThat(watching.witnesses.of("HUB", State.CONTRADICTED)).isEmpty();
    }

    @Test
    void whoLiesRaisesOneAlarmAndStopsAndFillsNothing() {
        for (int size = 1; size <= 4; size++) {
            watching.passOn(FINLAND, watching.otherRootAt(size));
            Awaiting.until(
                    "it was looked at",
                    () -> watching.witnesses.of("HUB", State.SEEN).isEmpty());
        }
        for (int epoch = 10; epoch < 30; epoch++) {
            LogPoint wild = new LogPoint(epoch, 1_000L * epoch, NO_ROOT);
            watching.passOn(
                    watching.said.version(FINLAND, saying("HUB", wild), saying("EE", wild), saying("NOBODY", wild)));
        }
        watching.awaitLook();

        watching.awaitAlarm(FINLAND);
        assertThat(watching.sql
                        .resultQuery("select log || ' ' || state from delivery.log_witness where witness = 'FI'")
                        .fetch(0, String.class))
                .isSubsetOf(List.of("HUB SEEN", "HUB CONTRADICTED", "EE SEEN", "EE CONTRADICTED"));
        watching.assertThatNothingIsStopped();
    }

    @Test
    void aSizeThatTheLogDoesNotReachIsWaitedForADay() {
        watching.passOn(SWEDEN, watching.otherRootAt(1_000_000));
        watching.awaitLook();
        watching.awaitLook();
        assertThat(watching.alarms(SWEDEN)).isEmpty();

        watching.sql.execute("update delivery.log_witness set seen_at = seen_at - interval '2 days'");

        watching.awaitAlarm(SWEDEN);
        watching.assertThatNothingIsStopped();
    }

    @Test
    void aClaimWhoseDayEndsDuringALookIsHeldAgainstItsWitnessAlone() {
        watching.passOn(SWEDEN, watching.otherRootAt(1_000_000));
        watching.awaitLook();

        watching.between.whileAsked(
                () -> watching.sql.execute("update delivery.log_witness set seen_at = seen_at - interval '2 days'"));

        watching.awaitAlarm(SWEDEN);
        watching.assertThatNothingIsStopped();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    200 | text/html                | <html>Please sign in</html>
                    200 | application/json         | {"path":["
                    200 | application/json         | {"proof":[]}
                    409 | application/problem+json | {"rule":"log-proof-fails"}
                    """)
    void anAnswerThatIsNoProofContradictsNoWitness(int status, String mediaType, String body) {
        LogPoint older = watching.hubsLog.point();
        watching.deliver(1);
        watching.hubsLog.awaitVerified();
        watching.between.answer(LogCalls.CONSISTENCY_PATH, new InBetween.Page(status, mediaType, body));
        watching.passOn(LATVIA, older);

        watching.between.awaitAnsweredTwice();

        assertThat(watching.witnesses.of("HUB", State.SEEN))
                .extracting(WitnessedPoint::point)
                .containsExactly(older);
        assertThat(watching.sql.resultQuery("select 1 from delivery.alarm").fetch())
                .isEmpty();
        watching.between.letThrough();
        watching.awaitConfirmed(LATVIA, older);
    }

    @ParameterizedTest
    @CsvSource({"1, " + LogCalls.CONSISTENCY_PATH, "2, " + LogCalls.HEAD_PATH})
    void aLogThatNeverAnswersForWhatWasWitnessedIsShownToPeopleAfterADayAsItsOwn(int replaced, String path) {
        LogPoint shownToLatvia = watching.hubsLog.point();
        watching.looks.stop();
        watching.forgetHeads();
        watching.forged.replace(replaced);
        watching.looks.start();
        watching.deliver(3);
        watching.hubsLog.awaitVerified();
        watching.between.answer(path, new InBetween.Page(200, "text/html", "<html>Please sign in</html>"));
        watching.passOn(LATVIA, shownToLatvia);
        watching.between.awaitAnsweredTwice();
        assertThat(watching.alarms(LATVIA)).isEmpty();
        assertThat(watching.alarms(watching.nodes.hub)).isEmpty();

        watching.sql.execute("update delivery.log_witness set seen_at = seen_at - interval '2 days'");

        Awaiting.until(
                "the alarm is raised",
                () -> !watching.alarms(watching.nodes.hub).isEmpty());
        assertThat(watching.alarms(watching.nodes.hub)).extracting(Alarm::kind).containsExactly(AlarmKind.LOG_UNPROVEN);
        assertThat(watching.alarms(LATVIA)).isEmpty();
        watching.between.letThrough();
        awaitContradicted(watching.witnesses);
        watching.awaitAlarm(LATVIA);
    }

    @Test
    void aHubHearsThatANodeHasVerifiedWhatItsLogNeverWas() {
        WitnessedPointRows atHub = watching.hub.getBean(WitnessedPointRows.class);
        watching.said.send(
                watching.national,
                "HUB",
                watching.nodes.national,
                watching.nodes.agreement,
                watching.said.version(watching.nodes.national, saying("HUB", watching.hubsLog.point())));
        Awaiting.until(
                "it is confirmed", () -> !atHub.of("HUB", State.CONFIRMED).isEmpty());
        assertThat(watching.alarms(watching.hub, NodePart.HUB, watching.nodes.national))
                .isEmpty();

        LogPoint never = watching.otherRootAt(1_000_000);
        watching.said.send(
                watching.national,
                "HUB",
                watching.nodes.national,
                watching.nodes.agreement,
                watching.said.version(watching.nodes.national, saying("HUB", never)));

        awaitContradicted(atHub);
        assertThat(watching.alarms(watching.hub, NodePart.HUB, watching.nodes.national))
                .extracting(Alarm::kind, Alarm::log)
                .containsExactly(tuple(AlarmKind.LOG_WITNESSED_OTHERWISE, "HUB"));
        assertThat(atHub.of("HUB", State.CONTRADICTED))
                .extracting(WitnessedPoint::point)
                .containsExactly(never);
        watching.assertThatNothingIsStopped();
    }
}
