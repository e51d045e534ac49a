package org.tidewaiter.node.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.exchange.dispatch.DispatchHeader;
import org.tidewaiter.exchange.log.LogPlace;
import org.tidewaiter.exchange.log.LogPoint;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.receipt.Receipt;
import org.tidewaiter.exchange.receipt.ReceiptItem;
import org.tidewaiter.exchange.receipt.ReceiptReader;
import org.tidewaiter.exchange.receipt.ReceiptWriter;
import org.tidewaiter.exchange.receipt.VerifiedReceipt;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.node.FreePorts;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestScopes;
import org.tidewaiter.node.delivery.alarm.Alarm;
import org.tidewaiter.node.delivery.alarm.AlarmKind;
import org.tidewaiter.node.delivery.alarm.Alarms;
import org.tidewaiter.node.delivery.log.LogHeadRows;
import org.tidewaiter.node.delivery.log.LogWatch;
import org.tidewaiter.node.delivery.log.UnshownHeads;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.delivery.queue.LaneWork;
import org.tidewaiter.node.delivery.standing.RestoredCopy;
import org.tidewaiter.node.delivery.standing.RestoredCopyRows;
import org.tidewaiter.node.delivery.witness.LogCalls;
import org.tidewaiter.node.delivery.witness.LogProver;
import org.tidewaiter.node.delivery.witness.LogRunner;
import org.tidewaiter.node.delivery.witness.PresentedHeads;
import org.tidewaiter.node.ledger.Ledger;
import org.tidewaiter.node.settings.NodePart;

/** A node that sends to a hub and watches its log; some hubs cheat. */
class LogTest {

    private static final InBetween.Page PAGE = new InBetween.Page(200, "text/html", "<html>Please sign in</html>");

    private static final Duration TWO_DAYS = Duration.ofDays(2);

    private static TestNodes nodes;
    private static ConfigurableApplicationContext national;
    private static ConfigurableApplicationContext hub;
    private static MemoryReports reports;
    private static Signing signing;
    private static DSLContext sql;
    private static ForgedLedger forged;
    private static WatchedLog hubsLog;
    private static InBetween between;

    @BeforeAll
    static void start() {
        nodes = new TestNodes();
        hub = nodes.startHub();
        national = nodes.startNational("tidewaiter.log.look=200ms");
        reports = national.getBean(MemoryReports.class);
        signing = national.getBean(Signing.class);
        sql = national.getBean(DSLContext.class);
        forged = new ForgedLedger(hub.getBean(DSLContext.class));
        hubsLog = new WatchedLog(hub, national);
        between = hub.getBean(InBetween.class);
        Awaiting.until("the hub confirms the standing", signing::permitted);
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    /**
     * Begins with an honest log of some entries that the node has verified, and no alarm. Nothing of the test before is under
     * way: neither a look at the log nor a receipt, which would bring back what it saw.
     */
    @BeforeEach
    void begin() {
        LogRunner looks = national.getBean(LogRunner.class);
        looks.stop();
        between.letThrough();
        forgetHeads();
        Awaiting.until("nothing is under way", LogTest::nothingWaits);
        forgetHeads();
        looks.start();
        deliver(5);
        hubsLog.awaitVerified();
        sql.execute("delete from delivery.alarm");
    }

    private static void forgetHeads() {
        sql.execute("delete from delivery.log_head");
    }

    private static boolean nothingWaits() {
        return sql.resultQuery("select 1 from delivery.item where state <> 'DELIVERED'")
                .fetch()
                .isEmpty();
    }

    private static List<VersionRef> release(int count) {
        return reports.release(
                signing.issuer(),
                IntStream.range(0, count).mapToObj(at -> "text " + at).toList());
    }

    private static List<VersionRef> deliver(int count) {
        List<VersionRef> versions = release(count);
        Awaiting.until(
                "the versions are delivered",
                () -> versions.stream()
                        .allMatch(version -> column(version, "state").equals("DELIVERED")));
        return versions;
    }

    private static String column(VersionRef version, String name) {
        return Objects.requireNonNullElse(
                sql.resultQuery(
                                "select " + name + " from delivery.item where number = cast(? as uuid)",
                                version.identity().number())
                        .fetchOne(0, String.class),
                "");
    }

    private static List<AlarmKind> alarms() {
        return alarms(national, NodePart.NATIONAL, "HUB");
    }

    private static List<AlarmKind> alarms(ConfigurableApplicationContext node, NodePart part, String partner) {
        return node.getBean(Alarms.class).list(TestScopes.of(part, Role.ADMINISTRATOR), partner, true, 100).stream()
                .map(Alarm::kind)
                .toList();
    }

    private static void awaitAlarm(AlarmKind kind) {
        Awaiting.until("the alarm is raised", () -> alarms().contains(kind));
    }

    private static Receipt receipt(VersionRef version) {
        String jws = Objects.requireNonNull(sql.resultQuery(
                        "select signed from delivery.receipt where id = (select receipt_id from delivery.item where number = cast(? as uuid))",
                        version.identity().number())
                .fetchSingle(0, String.class));
        return new ReceiptReader(national.getBean(Partners.class))
                .readAsProof(jws, "HUB")
                .orElseThrow();
    }

    private static ReceiptItem item(VersionRef version) {
        return receipt(version).items().stream()
                .filter(item -> reports.isOf(item.digest(), version.identity()))
                .findFirst()
                .orElseThrow();
    }

    private static LogPlace place(VersionRef version) {
        return item(version).place().orElseThrow();
    }

    private static void sendAgain(VersionRef version) {
        sql.execute(
                "update delivery.item set state = 'WAITING', outcome = null where number = cast(? as uuid)",
                version.identity().number());
        national.publishEvent(new LaneWork());
    }

    @Test
    void eachAcceptanceIsAnEntryAndTheHeadIsVerified() {
        long before = forged.size();
        List<VersionRef> versions = deliver(7);
        hubsLog.awaitVerified();

        assertThat(forged.size()).isEqualTo(before + 7);
        assertThat(versions)
                .extracting(version -> place(version).index())
                .containsExactlyElementsOf(
                        IntStream.range(0, 7).mapToObj(at -> before + at).toList());
        assertThat(forged.leaves().subList((int) before, (int) before + 7))
                .containsExactlyElementsOf(versions.stream()
                        .map(version -> item(version)
                                .entry(version.identity(), 1, "EE")
                                .orElseThrow()
                                .hash())
                        .toList());
        assertThat(hubsLog.verified().point().size()).isEqualTo(before + 7);
        assertThat(alarms()).isEmpty();
    }

    @Test
    void whatComesAgainIsProvenAtItsFirstPlace() {
        VersionRef version = deliver(3).getFirst();
        LogPlace first = place(version);
        deliver(2);
        long size = forged.size();

        sendAgain(version);
        Awaiting.until("it is delivered again", () -> column(version, "outcome").equals("already-accepted"));

        assertThat(item(version).outcome()).isInstanceOf(Outcome.AlreadyAccepted.class);
        assertThat(place(version)).isEqualTo(first);
        assertThat(forged.size()).isEqualTo(size);
    }

    @Test
    void whatWasAcceptedBeforeThereWasALogIsEnteredWhenItComesAgain() {
        VersionRef version = deliver(3).getFirst();
        forgetEntry(version);
        forgetPlace(version);
        long size = forged.size();

        sendAgain(version);
        Awaiting.until("it is delivered again", () -> column(version, "outcome").equals("already-accepted"));

        assertThat(place(version).index()).isEqualTo(size);
    }

    private static void forgetEntry(VersionRef version) {
        hub.getBean(DSLContext.class)
                .execute(
                        "delete from ledger.entry where number = cast(? as uuid)",
                        version.identity().number());
    }

    private static void forgetPlace(VersionRef version) {
        sql.execute(
                "update delivery.item set log_index = null, log_epoch = null where number = cast(? as uuid)",
                version.identity().number());
    }

    @Test
    void anEntryThatWasAlteredProvesNothing() {
        VersionRef version = deliver(3).getFirst();
        hub.getBean(DSLContext.class)
                .execute(
                        "update ledger.entry set disclosed = decode(repeat('00', 32), 'hex') where number = cast(? as uuid)",
                        version.identity().number());

        sendAgain(version);
        awaitAlarm(AlarmKind.LOG_PROOF_FAILS);

        assertThat(column(version, "state")).isEqualTo("WAITING");
        forgetEntry(version);
        forgetPlace(version);
        Awaiting.until(
                "it is delivered in the end", () -> column(version, "state").equals("DELIVERED"));
    }

    @Test
    void whatWasProvenAtOnePlaceMayNotStandAtAnother() {
        VersionRef version = deliver(3).getFirst();
        forgetEntry(version);

        sendAgain(version);
        awaitAlarm(AlarmKind.LOG_PROOF_FAILS);

        assertThat(column(version, "state")).isEqualTo("WAITING");
        forgetPlace(version);
        Awaiting.until(
                "it is delivered in the end", () -> column(version, "state").equals("DELIVERED"));
    }

    @Test
    void aHubWhoseLogWasCutTakesNothingUntilANewEpochIsOpened() {
        LogPoint before = hubsLog.verified().point();
        forged.cut(2);
        VersionRef version = release(1).getFirst();

        awaitAlarm(AlarmKind.LOG_BEHIND);
        assertThat(column(version, "state")).isEqualTo("WAITING");
        assertThat(alarms(hub, NodePart.HUB, "EE")).contains(AlarmKind.OWN_LOG_BEHIND);

        hub.getBean(PresentedHeads.class).openEpoch(TestScopes.of(NodePart.HUB, Role.ADMINISTRATOR));

        Awaiting.until(
                "it is delivered in the end", () -> column(version, "state").equals("DELIVERED"));
        awaitAlarm(AlarmKind.LOG_REOPENED);
        assertThat(hubsLog.verified().point().epoch()).isEqualTo(before.epoch() + 1);
        assertThat(hub.getBean(Ledger.class).head().follows()).contains(before);
        assertThat(hub.getBean(RestoredCopy.class).isWithholding())
                .as("it shows no reports before it was compared")
                .isTrue();
        Awaiting.until(
                "it wishes to be compared",
                () -> hub.getBean(RestoredCopyRows.class).wished("EE", Instant.now()));
        assertThat(alarms()).doesNotContain(AlarmKind.LOG_REWRITTEN);
    }

    @Test
    void noNewEpochIsOpenedWithoutNeed() {
        assertThat(hub.getBean(PresentedHeads.class).openEpoch(TestScopes.of(NodePart.HUB, Role.ADMINISTRATOR)))
                .isEmpty();
    }

    @Test
    void aTailThatWasCutAndGrewAgainIsFound() {
        LogPoint before = hubsLog.verified().point();
        List<Digest> leaves = forged.leaves();
        List<Digest> other = new ArrayList<>(leaves.subList(0, leaves.size() - 2));
        for (byte at = 0; at < 4; at++) {
            other.add(Digest.sha256(new byte[] {at}));
        }
        forged.rebuild(other);

        awaitAlarm(AlarmKind.LOG_REWRITTEN);

        assertThat(hubsLog.verified().point()).isEqualTo(before);
        assertThat(national.getBean(LogHeadRows.class).refuted("HUB")).hasSize(1);
    }

    @Test
    void aTreeBuiltAnewIsFoundAtTheSameSize() {
        LogPoint before = hubsLog.verified().point();
        forged.replace(1);

        awaitAlarm(AlarmKind.LOG_REWRITTEN);

        assertThat(hubsLog.verified().point()).isEqualTo(before);
    }

    @Test
    void aTreeBuiltAnewIsFoundWhenItHasGrown() {
        LogPoint before = hubsLog.verified().point();
        forged.replace(0);
        release(1);

        awaitAlarm(AlarmKind.LOG_REWRITTEN);

        assertThat(hubsLog.verified().point()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    200 | text/html        | <html>Please sign in</html>
                    200 | application/json | {"path":["
                    200 | application/json | {"proof":[]}
                    409 | text/html        | <html>Conflict</html>
                    """)
    void anAnswerThatIsNoProofDoesNotSayThatHistoryWasRewritten(int status, String mediaType, String body) {
        between.answer(LogCalls.CONSISTENCY_PATH, new InBetween.Page(status, mediaType, body));
        deliver(1);

        between.awaitAnsweredTwice();

        assertThat(alarms()).isEmpty();
        assertThat(national.getBean(LogHeadRows.class).refuted("HUB")).isEmpty();
        between.letThrough();
        hubsLog.awaitVerified();
        assertThat(alarms()).isEmpty();
    }

    @Test
    void aHeadThatIsNeverProvenIsShownToPeopleAfterADay() {
        between.answer(LogCalls.CONSISTENCY_PATH, PAGE);
        deliver(1);
        between.awaitAnsweredTwice();

        sql.execute("update delivery.log_head set seen_at = seen_at - interval '2 days' where state = 'SEEN'");

        awaitAlarm(AlarmKind.LOG_UNPROVEN);
        assertThat(alarms()).containsExactly(AlarmKind.LOG_UNPROVEN);
    }

    @Test
    void aRewrittenLogWhoseHeadIsHiddenBehindAPageIsShownToPeopleAfterADay() {
        LogPoint before = hubsLog.verified().point();
        between.answer(LogCalls.HEAD_PATH, PAGE);
        forged.replace(2);
        between.awaitAnsweredTwice();
        assertThat(alarms()).isEmpty();

        national.getBean(UnshownHeads.class).unshown("HUB", Instant.now().plus(TWO_DAYS));

        awaitAlarm(AlarmKind.LOG_UNPROVEN);
        between.letThrough();
        awaitAlarm(AlarmKind.LOG_REWRITTEN);
        assertThat(hubsLog.verified().point()).isEqualTo(before);
    }

    @Test
    void unreadableAnswersAfterALongAbsenceRaiseNothing() {
        LogRunner looks = national.getBean(LogRunner.class);
        looks.stop();
        sql.execute("update delivery.log_head set verified_at = verified_at - interval '2 days'");
        between.answer(LogCalls.HEAD_PATH, PAGE);

        looks.start();
        between.awaitAnsweredTwice();

        assertThat(alarms()).isEmpty();
        between.letThrough();
        awaitLook();
        assertThat(alarms()).isEmpty();
    }

    private static void awaitLook() {
        Instant before = Instant.now();
        Awaiting.until(
                "the hub stands by its head once more",
                () -> Objects.requireNonNull(hubsLog.verified().verifiedAt()).isAfter(before));
    }

    @Test
    void aPartnerThatIsAwayForMoreThanADayRaisesNothingWhateverItHadStillToProve() throws InterruptedException {
        national.getBean(LogRunner.class).stop();
        deliver(1);
        sql.execute(
                "update delivery.log_head set seen_at = seen_at - interval '2 days', verified_at = verified_at - interval '2 days'");
        LogProver prover = national.getBean(LogProver.class);
        Partner away = away(hubAsPartner());

        assertThat(prover.proveSeen(away)).isFalse();
        assertThat(prover.askHead(away).reached()).isFalse();

        assertThat(national.getBean(LogHeadRows.class).unproven("HUB")).isEqualTo(1);
        assertThat(alarms()).isEmpty();
    }

    @Test
    void anAbsenceBetweenTwoUnreadableAnswersDoesNotCount() throws InterruptedException {
        national.getBean(LogRunner.class).stop();
        LogProver prover = national.getBean(LogProver.class);
        UnshownHeads unshown = national.getBean(UnshownHeads.class);
        between.answer(LogCalls.HEAD_PATH, PAGE);

        unshown.unshown("HUB", Instant.now().minus(TWO_DAYS));
        prover.askHead(away(hubAsPartner()));
        assertThat(prover.askHead(hubAsPartner()).reached()).isTrue();
        assertThat(alarms()).isEmpty();

        unshown.unshown("HUB", Instant.now().plus(TWO_DAYS));
        prover.askHead(hubAsPartner());
        assertThat(alarms()).containsExactly(AlarmKind.LOG_UNPROVEN);
    }

    private static Partner hubAsPartner() {
        return national.getBean(Partners.class).named("HUB").orElseThrow();
    }

    /** Nothing listens where it is said to be. */
    private static Partner away(Partner partner) {
        return new Partner(
                partner.name(),
                partner.title(),
                URI.create("https://localhost:" + FreePorts.next()),
                partner.keys(),
                partner.originators());
    }

    @Test
    void aPartnerWhoseLogWasSeenProvesEveryAcceptance() {
        LogWatch watch = national.getBean(LogWatch.class);
        VersionRef version = deliver(1).getFirst();
        Receipt proven = receipt(version);
        Receipt plain = new Receipt(
                proven.id(),
                proven.dispatch(),
                proven.sender(),
                proven.audience(),
                proven.agreement(),
                proven.agreementDigest(),
                proven.senderEpoch(),
                proven.receiverEpoch(),
                proven.receivedAt(),
                proven.time(),
                proven.items().stream()
                        .map(item -> new ReceiptItem(item.digest(), item.disclosed(), item.outcome()))
                        .toList());

        assertThat(watch.fault("HUB", verifiedReceipt(plain), List.of(version))).contains(LogWatch.PROOF_FAILS);
        assertThat(watch.fault("NEVER-SEEN", verifiedReceipt(plain), List.of(version)))
                .isEmpty();
    }

    private static VerifiedReceipt verifiedReceipt(Receipt receipt) {
        DispatchHeader header = new DispatchHeader(
                receipt.id(),
                receipt.sender(),
                receipt.audience(),
                receipt.agreement(),
                receipt.agreementDigest(),
                receipt.senderEpoch(),
                1,
                receipt.time());
        return (VerifiedReceipt) new ReceiptReader(national.getBean(Partners.class))
                .read(
                        new ReceiptWriter(nodes.hub.signingKey()).sign(receipt).jws(),
                        header,
                        receipt.dispatch(),
                        receipt.items().stream().map(ReceiptItem::reference).toList());
    }
}
