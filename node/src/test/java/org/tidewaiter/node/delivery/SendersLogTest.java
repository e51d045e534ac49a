package org.tidewaiter.node.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.AgreementSigner;
import org.tidewaiter.exchange.agreement.Relaying;
import org.tidewaiter.exchange.agreement.SignedAgreement;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.log.LogPoint;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestScopes;
import org.tidewaiter.node.delivery.agreement.AgreementFile;
import org.tidewaiter.node.delivery.alarm.Alarm;
import org.tidewaiter.node.delivery.alarm.AlarmKind;
import org.tidewaiter.node.delivery.alarm.Alarms;
import org.tidewaiter.node.delivery.log.LogHeadRows;
import org.tidewaiter.node.delivery.log.WitnessedPointRows;
import org.tidewaiter.node.delivery.log.WitnessedPointRows.State;
import org.tidewaiter.node.delivery.witness.LogCalls;
import org.tidewaiter.node.delivery.witness.LogRunner;
import org.tidewaiter.node.settings.NodePart;

/**
 * A node that takes from a hub what others have reported there and sends it nothing, so that it never has a receipt of the
 * hub's.
 */
class SendersLogTest {

    private static final NodeIdentity LATVIA = TestNodes.identity("LV");

    @TempDir
    static Path folder;

    private static TestNodes nodes;
    private static Agreement passedOn;
    private static ConfigurableApplicationContext receiver;
    private static ConfigurableApplicationContext hub;
    private static LogRunner looks;
    private static LogHeadRows heads;
    private static WitnessedPointRows witnesses;
    private static DSLContext sql;
    private static ForgedLedger forged;
    private static WatchedLog hubsLog;
    private static InBetween between;
    private static SaidOfLogs said;

    @BeforeAll
    static void start() throws IOException {
        nodes = new TestNodes();
        passedOn = TestNodes.agreement("HUB", "EE")
                .withRelaying(new Relaying(List.of(SaidOfLogs.authority(LATVIA)), "CUSTOMS"));
        Path file = folder.resolve("passed-on.json");
        Files.writeString(
                file,
                AgreementFile.write(new SignedAgreement(
                        new AgreementSigner(nodes.hub.signingKey()).sign(passedOn),
                        new AgreementSigner(nodes.national.signingKey()).sign(passedOn))));
        String only = "tidewaiter.agreements[0]=" + file.toAbsolutePath();
        hub = nodes.startHub(only, "tidewaiter.partners[0].url=https://localhost:" + nodes.nationalPort);
        receiver = nodes.startNational(
                only,
                "tidewaiter.log.look=200ms",
                "tidewaiter.exchange.port=" + nodes.nationalPort,
                "tidewaiter.issuers[0].name=" + LATVIA.node(),
                "tidewaiter.issuers[0].key=" + LATVIA.verificationKey().text(),
                "tidewaiter.issuers[0].originators[0]=" + SaidOfLogs.authority(LATVIA));
        looks = receiver.getBean(LogRunner.class);
        heads = receiver.getBean(LogHeadRows.class);
        witnesses = receiver.getBean(WitnessedPointRows.class);
        sql = receiver.getBean(DSLContext.class);
        forged = new ForgedLedger(hub.getBean(DSLContext.class));
        hubsLog = new WatchedLog(hub, receiver);
        between = hub.getBean(InBetween.class);
        said = new SaidOfLogs(receiver);
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    /** Begins with a hub that others have reported to, and nothing known of its log. */
    @BeforeEach
    void begin() {
        looks.stop();
        between.letThrough();
        List.of("log_head", "log_witness", "alarm").forEach(table -> sql.execute("delete from delivery." + table));
        hubHolds(5);
        looks.start();
    }

    private static void hubHolds(int entries) {
        forged.rebuild(IntStream.range(0, entries)
                .mapToObj(at -> Digest.sha256(new byte[] {1, (byte) at}))
                .toList());
    }

    private static List<Alarm> alarms() {
        return receiver.getBean(Alarms.class)
                .list(TestScopes.of(NodePart.NATIONAL, Role.ADMINISTRATOR), null, true, 100);
    }

    private static void awaitAlarm(String about, AlarmKind kind) {
        Awaiting.until("the alarm is raised", () -> !alarms().isEmpty());
        assertThat(alarms()).extracting(Alarm::partner, Alarm::kind).containsExactly(tuple(about, kind));
    }

    private static void passOnWhatLatviaSaw(LogPoint point) {
        said.send(hub, "EE", nodes.hub, passedOn, said.version(LATVIA, SaidOfLogs.saying("HUB", point)));
    }

    @Test
    void theLogOfWhoeverSendsIsVerifiedAsItGrows() {
        hubsLog.awaitVerified();
        hubHolds(8);
        hubsLog.awaitVerified();

        assertThat(alarms()).isEmpty();
        assertThat(sql.resultQuery("select 1 from delivery.item").fetch())
                .as("it sent nothing")
                .isEmpty();
    }

    @Test
    void aRewrittenLogIsFound() {
        hubsLog.awaitVerified();
        forged.replace(1);

        awaitAlarm("HUB", AlarmKind.LOG_REWRITTEN);
        assertThat(heads.refuted("HUB")).hasSize(1);
    }

    @Test
    void whatOthersHaveVerifiedIsComparedWithIt() {
        hubsLog.awaitVerified();
        LogPoint older = hubsLog.point();
        hubHolds(8);
        hubsLog.awaitVerified();

        passOnWhatLatviaSaw(older);
        Awaiting.until(
                "it is confirmed", () -> !witnesses.of("HUB", State.CONFIRMED).isEmpty());
        assertThat(alarms()).isEmpty();

        passOnWhatLatviaSaw(new LogPoint(older.epoch(), 7, Digest.sha256(new byte[] {9})));
        awaitAlarm("LV", AlarmKind.LOG_WITNESSED_OTHERWISE);
    }

    @Test
    void aLogWithoutEntriesIsWatchedFromItsFirstOn() {
        looks.stop();
        sql.execute("delete from delivery.log_head");
        hubHolds(0);
        int before = between.asked.get();
        looks.start();
        Awaiting.until("the hub is asked twice", () -> between.asked.get() >= before + 2);
        assertThat(heads.verified("HUB")).isEmpty();

        hubHolds(1);

        hubsLog.awaitVerified();
    }

    @Test
    void aLogThatIsNeverShownIsToldOfOnceAnotherNodeHasSeenIt() {
        looks.stop();
        sql.execute("delete from delivery.log_head");
        between.answer(LogCalls.HEAD_PATH, new InBetween.Page(200, "text/html", "<html>Please sign in</html>"));
        looks.start();
        passOnWhatLatviaSaw(hubsLog.point());
        int before = between.asked.get();
        Awaiting.until("the hub is asked twice", () -> between.asked.get() >= before + 2);
        assertThat(alarms()).isEmpty();

        sql.execute("update delivery.log_witness set seen_at = seen_at - interval '2 days'");

        awaitAlarm("HUB", AlarmKind.LOG_UNPROVEN);
    }
}
