package org.tidewaiter.node.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tidewaiter.node.delivery.SaidOfLogs.authority;
import static org.tidewaiter.node.delivery.SaidOfLogs.saying;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.Relaying;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.log.LogPoint;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.IssuedVersion;
import org.tidewaiter.exchange.version.LogWitness;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Browser;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestScopes;
import org.tidewaiter.node.delivery.agreement.AgreementFile;
import org.tidewaiter.node.delivery.alarm.Alarm;
import org.tidewaiter.node.delivery.alarm.AlarmKind;
import org.tidewaiter.node.delivery.alarm.Alarms;
import org.tidewaiter.node.delivery.log.ClearingReason;
import org.tidewaiter.node.delivery.log.Clearings;
import org.tidewaiter.node.delivery.log.Contradiction;
import org.tidewaiter.node.delivery.log.WitnessedPoint;
import org.tidewaiter.node.delivery.log.WitnessedPointRows;
import org.tidewaiter.node.delivery.log.WitnessedPointRows.State;
import org.tidewaiter.node.delivery.witness.LogCalls;
import org.tidewaiter.node.delivery.witness.LogRunner;
import org.tidewaiter.node.delivery.witness.PresentedHeads;
import org.tidewaiter.node.settings.NodePart;

/**
 * A node that reports to a hub and takes from it what other nodes have reported there, whom it knows by their keys alone. Each
 * test has a node of its own among these.
 */
class LogWitnessTest {

    private static final NodeIdentity LATVIA = TestNodes.identity("LV");
    private static final NodeIdentity LITHUANIA = TestNodes.identity("LT");
    private static final NodeIdentity POLAND = TestNodes.identity("PL");
    private static final NodeIdentity FINLAND = TestNodes.identity("FI");
    private static final NodeIdentity SWEDEN = TestNodes.identity("SE");
    private static final List<NodeIdentity> OTHERS = List.of(LATVIA, LITHUANIA, POLAND, FINLAND, SWEDEN);
    private static final String PASSWORD = "harbour-lantern-tide-42";
    private static final Digest NO_ROOT = Digest.sha256(new byte[] {1});

    @TempDir
    static Path folder;

    private static TestNodes nodes;
    private static Agreement passedOn;
    private static ConfigurableApplicationContext national;
    private static ConfigurableApplicationContext hub;
    private static MemoryReports reports;
    private static Signing signing;
    private static WitnessedPointRows witnesses;
    private static LogRunner looks;
    private static DSLContext sql;
    private static ForgedLedger forged;
    private static WatchedLog hubsLog;
    private static InBetween between;
    private static SaidOfLogs said;

    @BeforeAll
    static void start() throws IOException {
        nodes = new TestNodes();
        passedOn = TestNodes.agreement("HUB", "EE")
                .withRelaying(
                        new Relaying(OTHERS.stream().map(SaidOfLogs::authority).toList(), "CUSTOMS"));
        hub = nodes.startHub(
                "tidewaiter.log.look=200ms", "tidewaiter.partners[0].url=https://localhost:" + nodes.nationalPort);
        national = nodes.startNational(settings());
        reports = national.getBean(MemoryReports.class);
        signing = national.getBean(Signing.class);
        witnesses = national.getBean(WitnessedPointRows.class);
        looks = national.getBean(LogRunner.class);
        sql = national.getBean(DSLContext.class);
        forged = new ForgedLedger(hub.getBean(DSLContext.class));
        hubsLog = new WatchedLog(hub, national);
        between = hub.getBean(InBetween.class);
        said = new SaidOfLogs(national);
        Awaiting.until("the hub confirms the standing", signing::permitted);
    }

    private static String[] settings() throws IOException {
        Path file = folder.resolve("passed-on.json");
        Files.writeString(file, AgreementFile.write(nodes.signedFromHub(passedOn)));
        List<String> settings = new ArrayList<>(List.of(
                "tidewaiter.log.look=200ms",
                "tidewaiter.exchange.port=" + nodes.nationalPort,
                "tidewaiter.accounts[0].name=admin",
                "tidewaiter.accounts[0].roles=ADMINISTRATOR",
                "tidewaiter.accounts[0].password=" + PASSWORD,
                "tidewaiter.accounts[1].name=coordinator",
                "tidewaiter.accounts[1].roles=COORDINATOR",
                "tidewaiter.accounts[1].password=" + PASSWORD,
                "tidewaiter.agreements[1]=" + file.toAbsolutePath()));
        for (int at = 0; at < OTHERS.size(); at++) {
            String issuer = "tidewaiter.issuers[" + at + "].";
            NodeIdentity other = OTHERS.get(at);
            settings.add(issuer + "name=" + other.node());
            settings.add(issuer + "key=" + other.verificationKey().text());
            settings.add(issuer + "originators[0]=" + authority(other));
        }
        return settings.toArray(String[]::new);
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    /** Begins with an honest log of some entries that the node has verified, and no alarm. */
    @BeforeEach
    void begin() {
        looks.stop();
        between.letThrough();
        forgetHeads();
        looks.start();
        deliver(5);
        hubsLog.awaitVerified();
        for (ConfigurableApplicationContext node : List.of(national, hub)) {
            node.getBean(DSLContext.class).execute("delete from delivery.log_witness");
            node.getBean(DSLContext.class).execute("delete from delivery.log_witness_cleared");
            node.getBean(DSLContext.class).execute("delete from delivery.alarm");
        }
    }

    private static void forgetHeads() {
        Awaiting.until(
                "nothing is under way",
                () -> sql.resultQuery("select 1 from delivery.item where state <> 'DELIVERED'")
                        .fetch()
                        .isEmpty());
        sql.execute("delete from delivery.log_head");
    }

    private static List<VersionRef> release(int count) {
        return reports.release(
                signing.issuer(),
                IntStream.range(0, count).mapToObj(at -> "text " + at).toList());
    }

    private static void deliver(int count) {
        awaitDelivered(release(count));
    }

    private static void awaitDelivered(List<VersionRef> versions) {
        Awaiting.until("the versions are delivered", () -> versions.stream().allMatch(LogWitnessTest::isDelivered));
    }

    private static boolean isDelivered(VersionRef version) {
        return "DELIVERED"
                .equals(sql.resultQuery(
                                "select state from delivery.item where number = cast(? as uuid)",
                                version.identity().number())
                        .fetchOne(0, String.class));
    }

    private static void awaitLook() {
        Instant before = Instant.now();
        Awaiting.until(
                "the hub stands by its head once more",
                () -> Objects.requireNonNull(hubsLog.verified().verifiedAt()).isAfter(before));
    }

    private static LogPoint otherRootAt(long size) {
        return new LogPoint(hubsLog.point().epoch(), size, NO_ROOT);
    }

    /** The hub passes on what another node says to have verified of its log. */
    private static IssuedVersion passOn(NodeIdentity issuer, LogPoint... points) {
        return passOn(said.version(
                issuer, Stream.of(points).map(point -> saying("HUB", point)).toArray(LogWitness[]::new)));
    }

    private static IssuedVersion passOn(IssuedVersion version) {
        said.send(hub, "EE", nodes.hub, passedOn, version);
        return version;
    }

    private static List<Alarm> alarms(NodeIdentity about) {
        return alarms(national, NodePart.NATIONAL, about);
    }

    private static List<Alarm> alarms(ConfigurableApplicationContext node, NodePart part, NodeIdentity about) {
        return node.getBean(Alarms.class).list(TestScopes.of(part, Role.ADMINISTRATOR), about.node(), true, 100);
    }

    private static void awaitAlarm(NodeIdentity about) {
        Awaiting.until("the alarm is raised", () -> !alarms(about).isEmpty());
        assertThat(alarms(about)).singleElement().satisfies(alarm -> {
            assertThat(alarm.kind()).isEqualTo(AlarmKind.LOG_WITNESSED_OTHERWISE);
            assertThat(alarm.log()).isEqualTo("HUB");
        });
    }

    /** What says so is kept after the alarm was raised. */
    private static void awaitContradicted(WitnessedPointRows rows) {
        Awaiting.until(
                "it is contradicted", () -> !rows.of("HUB", State.CONTRADICTED).isEmpty());
    }

    private static void assertThatNothingIsStopped() {
        deliver(2);
        hubsLog.awaitVerified();
        assertThat(alarms(nodes.hub)).isEmpty();
    }

    @Test
    void aHubThatShowsTwoNodesDifferentHistoriesIsFoundOutByWhatItPassesOnBetweenThem() {
        LogPoint shownToLatvia = hubsLog.point();
        looks.stop();
        forgetHeads();
        forged.replace(0);
        looks.start();
        deliver(3);
        hubsLog.awaitVerified();

        IssuedVersion evidence = passOn(LATVIA, shownToLatvia);

        awaitContradicted(witnesses);
        awaitAlarm(LATVIA);
        assertThat(witnesses.of("HUB", State.CONTRADICTED)).singleElement().satisfies(other -> {
            assertThat(other.witness()).isEqualTo("LV");
            assertThat(other.point()).isEqualTo(shownToLatvia);
            assertThat(other.signed()).isEqualTo(evidence.signed().jws());
        });
        assertThat(page("/network")).contains("LV signed that it has verified another history of the log of HUB");
        assertThat(page("/network/HUB"))
                .contains("LV, " + evidence.claims().identity())
                .contains("have verified another history of it");
        assertThatNothingIsStopped();
    }

    private static String page(String path) {
        try (Browser administrator = signedIn("admin")) {
            return administrator.get(path).body();
        }
    }

    private static Browser signedIn(String account) {
        Browser browser = new Browser(Integer.parseInt(
                Objects.requireNonNull(national.getEnvironment().getProperty("local.server.port"))));
        browser.signIn(account, PASSWORD);
        return browser;
    }

    @Test
    void anAdministratorClearsAContradictionWithAReasonAndTheSameIsNotRaisedAgain() {
        LogPoint other = otherRootAt(2);
        passOn(SWEDEN, other);
        awaitContradicted(witnesses);
        awaitAlarm(SWEDEN);
        String code = "HUB SE " + other.root().text();

        try (Browser coordinator = signedIn("coordinator")) {
            assertThat(coordinator.get("/network/HUB").body())
                    .contains("have verified another history of it")
                    .doesNotContain("clear-contradiction");
            assertThat(coordinator
                            .post("/network/HUB/clearings", "contradiction", code, "reason", "WITNESS_AT_FAULT")
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(witnesses.of("HUB", State.CONTRADICTED)).hasSize(1);

        try (Browser administrator = signedIn("admin")) {
            assertThat(administrator.get("/network/HUB").body())
                    .contains("id=\"clear-contradiction\"")
                    .contains("value=\"" + code + "\"");
            administrator.post("/network/HUB/clearings", "contradiction", code, "reason", "WITNESS_AT_FAULT");
            assertThat(administrator.get("/network/HUB").body())
                    .contains("and cleared by a person")
                    .contains("The other node was mistaken, or did not tell the truth")
                    .doesNotContain("clear-contradiction");
            assertThat(administrator
                            .post("/network/HUB/clearings", "contradiction", code, "reason", "OTHER")
                            .statusCode())
                    .isEqualTo(409);
        }
        assertThat(alarms(SWEDEN)).isEmpty();
        assertThat(sql.resultQuery("""
                        select concat_ws(' ', action, subject, details ->> 'reason', details ->> 'digest') from audit.entry
                         where details ->> 'partner' = 'SE'
                        """).fetch(0, String.class))
                .containsExactly("log.contradiction-cleared HUB WITNESS_AT_FAULT "
                        + other.root().text());

        passOn(SWEDEN, other);
        Awaiting.until("it was looked at", () -> witnesses.of("HUB", State.SEEN).isEmpty());
        assertThat(alarms(SWEDEN)).isEmpty();
        assertThat(witnesses.of("HUB", State.CONTRADICTED)).isEmpty();

        passOn(SWEDEN, otherRootAt(3));
        awaitContradicted(witnesses);
        awaitAlarm(SWEDEN);
    }

    @Test
    void anAlarmStandsWhileAnotherContradictionOfTheSameWitnessDoes() {
        LogPoint other = otherRootAt(2);
        passOn(said.version(POLAND, saying("HUB", other), saying("EE", otherRootAt(1_000))));
        awaitContradicted(witnesses);
        Awaiting.until(
                "the other is contradicted too",
                () -> !witnesses.of("EE", State.CONTRADICTED).isEmpty());
        Clearings clearings = national.getBean(Clearings.class);
        AccessScope administrator = TestScopes.of(NodePart.NATIONAL, Role.ADMINISTRATOR);

        clear(clearings, administrator, "HUB");
        assertThat(alarms(POLAND)).hasSize(1);
        clear(clearings, administrator, "EE");
        assertThat(alarms(POLAND)).isEmpty();
    }

    @Test
    void anotherRootAtTheSameSizeIsNewsAndIsNotClearedByClearingTheFirstAgain() {
        LogPoint first = otherRootAt(2);
        passOn(LITHUANIA, first);
        awaitContradicted(witnesses);
        Contradiction standing =
                Contradiction.of(witnesses.of("HUB", State.CONTRADICTED).getFirst());
        Clearings clearings = national.getBean(Clearings.class);
        AccessScope administrator = TestScopes.of(NodePart.NATIONAL, Role.ADMINISTRATOR);
        clear(clearings, administrator, "HUB");
        assertThat(alarms(LITHUANIA)).isEmpty();

        passOn(LITHUANIA, new LogPoint(first.epoch(), first.size(), Digest.sha256(new byte[] {2})));
        awaitContradicted(witnesses);

        assertThat(clearings.clear(administrator, standing, ClearingReason.WITNESS_AT_FAULT))
                .as("the first does not stand any more")
                .isFalse();
        awaitAlarm(LITHUANIA);
        assertThat(clearings.of("HUB"))
                .extracting(cleared -> cleared.point().point(), Clearings.Cleared::reason)
                .containsExactly(tuple(first, ClearingReason.OTHER));
    }

    private static void clear(Clearings clearings, AccessScope scope, String log) {
        Contradiction standing =
                Contradiction.of(witnesses.of(log, State.CONTRADICTED).getFirst());
        assertThat(clearings.clear(scope, standing, ClearingReason.OTHER)).isTrue();
    }

    @Test
    void aWitnessThatWasConfirmedAndSaysAnotherRootAtTheSameSizeIsToldOf() {
        LogPoint point = hubsLog.point();
        passOn(FINLAND, point);
        awaitConfirmed(FINLAND, point);

        passOn(FINLAND, otherRootAt(point.size()));

        awaitContradicted(witnesses);
        awaitAlarm(FINLAND);
        assertThat(witnesses.of("HUB", State.CONFIRMED))
                .extracting(WitnessedPoint::witness)
                .contains("FI");
    }

    @Test
    void aWitnessIsConfirmedAlsoIfItIsOldOrFurtherThanThisNode() {
        passOn(LITHUANIA, hubsLog.point());
        awaitConfirmed(LITHUANIA, hubsLog.point());
        looks.stop();
        LogPoint before = hubsLog.verified().point();
        deliver(4);
        LogPoint further = hubsLog.point();
        assertThat(further.size()).isGreaterThan(hubsLog.verified().point().size());

        passOn(LITHUANIA, further);
        looks.start();
        awaitConfirmed(LITHUANIA, further);
        deliver(1);
        passOn(LITHUANIA, before);
        hubsLog.awaitVerified();
        awaitLook();

        assertThat(witnesses.of("HUB", State.SEEN)).isEmpty();
        assertThat(witnesses.of("HUB", State.CONFIRMED))
                .extracting(WitnessedPoint::point)
                .containsExactly(further);
        assertThat(sql.resultQuery("select 1 from delivery.alarm").fetch()).isEmpty();
    }

    private static void awaitConfirmed(NodeIdentity witness, LogPoint point) {
        Awaiting.until(
                "it is confirmed",
                () -> witnesses.of("HUB", State.CONFIRMED).stream()
                        .anyMatch(one -> one.witness().equals(witness.node())
                                && one.point().equals(point)));
    }

    @Test
    void aWitnessOfALogThatARestoreEndedContradictsNothing() {
        LogPoint before = hubsLog.verified().point();
        forged.cut(2);
        List<VersionRef> versions = release(1);
        Awaiting.until(
                "the hub knows",
                () -> !alarms(hub, NodePart.HUB, nodes.national).isEmpty());
        hub.getBean(PresentedHeads.class).openEpoch(TestScopes.of(NodePart.HUB, Role.ADMINISTRATOR));
        awaitDelivered(versions);
        hubsLog.awaitVerified();
        assertThat(hubsLog.verified().point().epoch()).isEqualTo(before.epoch() + 1);

        passOn(POLAND, before);
        Awaiting.until("it was looked at", () -> witnesses.of("HUB", State.SEEN).isEmpty());
        passOn(POLAND, hubsLog.point());
        awaitConfirmed(POLAND, hubsLog.point());

        assertThat(alarms(POLAND)).isEmpty();
        assertThat(witnesses.of("HUB", State.CONTRADICTED)).isEmpty();
    }

    @Test
    void whoLiesRaisesOneAlarmAndStopsAndFillsNothing() {
        for (int size = 1; size <= 4; size++) {
            passOn(FINLAND, otherRootAt(size));
            Awaiting.until(
                    "it was looked at", () -> witnesses.of("HUB", State.SEEN).isEmpty());
        }
        for (int epoch = 10; epoch < 30; epoch++) {
            LogPoint wild = new LogPoint(epoch, 1_000L * epoch, NO_ROOT);
            passOn(said.version(FINLAND, saying("HUB", wild), saying("EE", wild), saying("NOBODY", wild)));
        }
        awaitLook();

        awaitAlarm(FINLAND);
        assertThat(sql.resultQuery("select log || ' ' || state from delivery.log_witness where witness = 'FI'")
                        .fetch(0, String.class))
                .isSubsetOf(List.of("HUB SEEN", "HUB CONTRADICTED", "EE SEEN", "EE CONTRADICTED"));
        assertThatNothingIsStopped();
    }

    @Test
    void aSizeThatTheLogDoesNotReachIsWaitedForADay() {
        passOn(SWEDEN, otherRootAt(1_000_000));
        awaitLook();
        awaitLook();
        assertThat(alarms(SWEDEN)).isEmpty();

        sql.execute("update delivery.log_witness set seen_at = seen_at - interval '2 days'");

        awaitAlarm(SWEDEN);
        assertThatNothingIsStopped();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    200 | text/html                | <html>Please sign in</html>
                    200 | application/json         | {"path":["
                    200 | application/json         | {"proof":[]}
                    409 | application/problem+json | {"rule":"log-proof-fails"}
                    """)
    void anAnswerThatIsNoProofContradictsNoWitness(int status, String mediaType, String body) {
        LogPoint older = hubsLog.point();
        deliver(1);
        hubsLog.awaitVerified();
        between.answer(LogCalls.CONSISTENCY_PATH, new InBetween.Page(status, mediaType, body));
        passOn(LATVIA, older);

        between.awaitAnsweredTwice();

        assertThat(witnesses.of("HUB", State.SEEN))
                .extracting(WitnessedPoint::point)
                .containsExactly(older);
        assertThat(sql.resultQuery("select 1 from delivery.alarm").fetch()).isEmpty();
        between.letThrough();
        awaitConfirmed(LATVIA, older);
    }

    @ParameterizedTest
    @CsvSource({"1, " + LogCalls.CONSISTENCY_PATH, "2, " + LogCalls.HEAD_PATH})
    void aLogThatNeverAnswersForWhatWasWitnessedIsShownToPeopleAfterADayAsItsOwn(int replaced, String path) {
        LogPoint shownToLatvia = hubsLog.point();
        looks.stop();
        forgetHeads();
        forged.replace(replaced);
        looks.start();
        deliver(3);
        hubsLog.awaitVerified();
        between.answer(path, new InBetween.Page(200, "text/html", "<html>Please sign in</html>"));
        passOn(LATVIA, shownToLatvia);
        between.awaitAnsweredTwice();
        assertThat(alarms(LATVIA)).isEmpty();
        assertThat(alarms(nodes.hub)).isEmpty();

        sql.execute("update delivery.log_witness set seen_at = seen_at - interval '2 days'");

        Awaiting.until("the alarm is raised", () -> !alarms(nodes.hub).isEmpty());
        assertThat(alarms(nodes.hub)).extracting(Alarm::kind).containsExactly(AlarmKind.LOG_UNPROVEN);
        assertThat(alarms(LATVIA)).isEmpty();
        between.letThrough();
        awaitContradicted(witnesses);
        awaitAlarm(LATVIA);
    }

    @Test
    void aHubHearsThatANodeHasVerifiedWhatItsLogNeverWas() {
        WitnessedPointRows atHub = hub.getBean(WitnessedPointRows.class);
        said.send(
                national,
                "HUB",
                nodes.national,
                nodes.agreement,
                said.version(nodes.national, saying("HUB", hubsLog.point())));
        Awaiting.until(
                "it is confirmed", () -> !atHub.of("HUB", State.CONFIRMED).isEmpty());
        assertThat(alarms(hub, NodePart.HUB, nodes.national)).isEmpty();

        LogPoint never = otherRootAt(1_000_000);
        said.send(national, "HUB", nodes.national, nodes.agreement, said.version(nodes.national, saying("HUB", never)));

        awaitContradicted(atHub);
        assertThat(alarms(hub, NodePart.HUB, nodes.national))
                .extracting(Alarm::kind, Alarm::log)
                .containsExactly(tuple(AlarmKind.LOG_WITNESSED_OTHERWISE, "HUB"));
        assertThat(atHub.of("HUB", State.CONTRADICTED))
                .extracting(WitnessedPoint::point)
                .containsExactly(never);
        assertThatNothingIsStopped();
    }
}
