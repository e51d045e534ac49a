package org.tidewaiter.node.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.log.Cosignature;
import org.tidewaiter.exchange.log.Cosignatures;
import org.tidewaiter.exchange.log.CosignaturesJson;
import org.tidewaiter.exchange.log.LogHead;
import org.tidewaiter.exchange.log.LogHeads;
import org.tidewaiter.exchange.log.LogPoint;
import org.tidewaiter.exchange.log.SignedLogHead;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.node.access.Browser;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestScopes;
import org.tidewaiter.node.delivery.Letters.LetterState;
import org.tidewaiter.node.delivery.alarm.Alarm;
import org.tidewaiter.node.delivery.alarm.AlarmKind;
import org.tidewaiter.node.delivery.alarm.Alarms;
import org.tidewaiter.node.delivery.log.Cosigners;
import org.tidewaiter.node.delivery.log.HeldCosignature;
import org.tidewaiter.node.delivery.witness.CosignatureLetters;
import org.tidewaiter.node.delivery.witness.LogCalls;
import org.tidewaiter.node.delivery.witness.LogRunner;
import org.tidewaiter.node.settings.NodePart;

/** A node that cosigns the log of a hub, and reads there who else did; it knows the keys of LV and LT. */
class CosignatureTest {

    private static final NodeIdentity LATVIA = TestNodes.identity("LV");
    private static final NodeIdentity LITHUANIA = TestNodes.identity("LT");
    private static final NodeIdentity STRANGER = TestNodes.identity("XX");
    private static final String PASSWORD = "harbour-lantern-tide-42";
    private static final String LAPSED = "The log of HUB has grown, and fewer than two other nodes have cosigned it";
    private static final Duration THREE_DAYS = Duration.ofDays(3);

    private static TestNodes nodes;
    private static ConfigurableApplicationContext national;
    private static ConfigurableApplicationContext hub;
    private static MemoryReports reports;
    private static Signing signing;
    private static DSLContext sql;
    private static LogRunner looks;
    private static ForgedLedger forged;
    private static WatchedLog hubsLog;
    private static InBetween between;

    @BeforeAll
    static void start() {
        nodes = new TestNodes();
        hub = nodes.startHub();
        List<String> settings = new ArrayList<>(List.of(
                "tidewaiter.log.look=200ms",
                "tidewaiter.accounts[0].name=admin",
                "tidewaiter.accounts[0].roles=ADMINISTRATOR",
                "tidewaiter.accounts[0].password=" + PASSWORD));
        List<NodeIdentity> issuers = List.of(LATVIA, LITHUANIA);
        for (int at = 0; at < issuers.size(); at++) {
            NodeIdentity issuer = issuers.get(at);
            String setting = "tidewaiter.issuers[" + at + "].";
            settings.add(setting + "name=" + issuer.node());
            settings.add(setting + "key=" + issuer.verificationKey().text());
            settings.add(setting + "originators[0]=" + SaidOfLogs.authority(issuer));
        }
        national = nodes.startNational(settings.toArray(String[]::new));
        reports = national.getBean(MemoryReports.class);
        signing = national.getBean(Signing.class);
        sql = national.getBean(DSLContext.class);
        looks = national.getBean(LogRunner.class);
        forged = new ForgedLedger(hub.getBean(DSLContext.class));
        hubsLog = new WatchedLog(hub, national);
        between = hub.getBean(InBetween.class);
        Awaiting.until("the hub confirms the standing", signing::permitted);
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    /** Begins with an honest log of some entries that the node has verified, and that nobody has cosigned. */
    @BeforeEach
    void begin() {
        looks.stop();
        between.letThrough();
        Awaiting.until("nothing is under way", () -> !exists("delivery.item where state <> 'DELIVERED'"));
        Awaiting.until("no letter is under way", () -> !exists("delivery.letter where state = 'WAITING'"));
        for (String table : List.of("log_head", "log_cosignature", "letter", "alarm")) {
            sql.execute("delete from delivery." + table);
            hub.getBean(DSLContext.class).execute("delete from delivery." + table);
        }
        looks.start();
        deliver(3);
        hubsLog.awaitVerified();
    }

    private static boolean exists(String rows) {
        return !sql.resultQuery("select 1 from " + rows).fetch().isEmpty();
    }

    private static void deliver(int count) {
        List<VersionRef> versions = reports.release(
                signing.issuer(),
                IntStream.range(0, count).mapToObj(at -> "text " + at).toList());
        Awaiting.until(
                "the versions are delivered",
                () -> versions.stream()
                        .allMatch(version -> exists("delivery.item where state = 'DELIVERED' and number = '"
                                + version.identity().number() + "'")));
    }

    private static void awaitLook() {
        Instant before = Instant.now();
        Awaiting.until(
                "the hub stands by its head once more",
                () -> Objects.requireNonNull(hubsLog.verified().verifiedAt()).isAfter(before));
    }

    private static Cosigners.Cosigned atNational() {
        return national.getBean(Cosigners.class).of("HUB");
    }

    private static Cosigners.Cosigned atHub() {
        return hub.getBean(Cosigners.class).ofOwn();
    }

    private static List<String> names(List<HeldCosignature> cosignatures) {
        return cosignatures.stream().map(HeldCosignature::cosigner).toList();
    }

    private static List<AlarmKind> alarms(ConfigurableApplicationContext node, NodePart part) {
        return node.getBean(Alarms.class).list(TestScopes.of(part, Role.ADMINISTRATOR), null, true, 100).stream()
                .map(Alarm::kind)
                .toList();
    }

    private static SignedLogHead headOfHub(LogPoint point) {
        return LogHeads.sign(new LogHead("HUB", point, List.of(), Instant.now()), nodes.hub.signingKey());
    }

    private static String cosigned(NodeIdentity cosigner, LogPoint point, Duration ago) {
        return cosigned(cosigner.node(), headOfHub(point), ago, cosigner.signingKey());
    }

    private static String cosigned(String cosigner, SignedLogHead head, Duration ago, SigningKey key) {
        return Cosignatures.sign(new Cosignature(cosigner, head, Instant.now().minus(ago)), key);
    }

    private static void hubShows(String... cosignatures) {
        between.answer(
                LogCalls.COSIGNATURES_PATH,
                new InBetween.Page(
                        200,
                        "application/json",
                        new String(CosignaturesJson.write(List.of(cosignatures)), StandardCharsets.UTF_8)));
        between.awaitAnsweredTwice();
    }

    private static LetterState send(String cosignature) {
        UUID letter = Objects.requireNonNull(new TransactionTemplate(national.getBean(PlatformTransactionManager.class))
                .execute(status -> national.getBean(Letters.class)
                        .send("HUB", "log-cosignature", "{\"cosignature\":\"" + cosignature + "\"}")));
        Awaiting.until("the letter is answered", () -> state(letter).state() != LetterState.State.WAITING);
        return state(letter);
    }

    private static LetterState state(UUID letter) {
        return Objects.requireNonNull(
                national.getBean(Letters.class).states(List.of(letter)).get(letter));
    }

    private static String page() {
        try (Browser administrator = new Browser(Integer.parseInt(
                Objects.requireNonNull(national.getEnvironment().getProperty("local.server.port"))))) {
            administrator.signIn("admin", PASSWORD);
            return administrator.get("/network/HUB").body();
        }
    }

    @Test
    void aNodeCosignsWhatItHasVerifiedAndTheHubShowsIt() {
        national.getBean(CosignatureLetters.class).cosign("HUB");

        Awaiting.until("the hub has it", () -> names(atHub().confirmed()).equals(List.of("EE")));
        Awaiting.until("it is shown", () -> names(atNational().confirmed()).equals(List.of("EE")));
        assertThat(atNational().confirmed().getFirst().point()).isEqualTo(hubsLog.point());
        assertThat(atNational().lapsed()).isEmpty();
        assertThat(page()).contains("Cosigned by").contains("EE at ").doesNotContain(LAPSED);
        assertThat(alarms(hub, NodePart.HUB)).isEmpty();
    }

    @Test
    void aNodeCosignsByItselfOnceInTheTimeThatIsSetAndNotMoreOften() {
        try (TestNodes own = new TestNodes()) {
            own.startHub();
            ConfigurableApplicationContext cosigner =
                    own.startNational("tidewaiter.log.look=100ms", "tidewaiter.log.compare=1s");
            Signing itsSigning = cosigner.getBean(Signing.class);
            Awaiting.until("the hub confirms the standing", itsSigning::permitted);
            cosigner.getBean(MemoryReports.class).release(itsSigning.issuer(), List.of("one"));

            Awaiting.until(
                    "it has cosigned again and again", () -> cosigned(cosigner).size() >= 3);

            List<Instant> cosigned = cosigned(cosigner);
            for (int i = 1; i < cosigned.size(); i++) {
                assertThat(Duration.between(cosigned.get(i - 1), cosigned.get(i)))
                        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
            }
        }
    }

    private static List<Instant> cosigned(ConfigurableApplicationContext cosigner) {
        return cosigner.getBean(DSLContext.class)
                .resultQuery("select written_at from delivery.letter where kind = 'log-cosignature' order by 1")
                .fetch(row -> row.get(0, OffsetDateTime.class).toInstant());
    }

    @Test
    void aHeadThatTheHubSignedAndItsLogDoesNotGoOnFromIsAnAlarmThereAndIsNotShown() {
        looks.stop();
        LogPoint before = hubsLog.point();
        forged.replace(0);

        national.getBean(CosignatureLetters.class).cosign("HUB");

        Awaiting.until("the hub knows", () -> alarms(hub, NodePart.HUB).equals(List.of(AlarmKind.OWN_LOG_ALTERED)));
        assertThat(atHub().confirmed()).isEmpty();
        assertThat(atHub().otherwise()).singleElement().satisfies(evidence -> {
            assertThat(evidence.cosigner()).isEqualTo("EE");
            assertThat(evidence.point()).isEqualTo(before);
        });
    }

    @Test
    void theHubTakesNothingThatItsSenderHasNotCosignedOrItselfNotSigned() {
        LogPoint point = hubsLog.point();
        SignedLogHead madeUp = LogHeads.sign(
                new LogHead("HUB", new LogPoint(1, 2, Digest.sha256(new byte[] {1})), List.of(), Instant.now()),
                nodes.national.signingKey());

        for (String forgery : List.of(
                cosigned(LATVIA, point, Duration.ZERO),
                cosigned("LV", headOfHub(point), Duration.ZERO, nodes.national.signingKey()),
                cosigned("EE", madeUp, Duration.ZERO, nodes.national.signingKey()),
                cosigned(nodes.national, point, Duration.ofDays(-2)),
                headOfHub(point).jws(),
                "")) {
            assertThat(send(forgery).state()).isEqualTo(LetterState.State.REFUSED);
        }

        assertThat(atHub().confirmed()).isEmpty();
        assertThat(atHub().otherwise()).isEmpty();
        assertThat(alarms(hub, NodePart.HUB)).isEmpty();
    }

    @Test
    void aForgedCosignatureChangesNothing() {
        LogPoint point = hubsLog.point();
        LogPoint other = new LogPoint(point.epoch(), point.size(), Digest.sha256(new byte[] {1}));
        SignedLogHead madeUp = LogHeads.sign(new LogHead("HUB", other, List.of(), Instant.now()), LATVIA.signingKey());

        hubShows(
                cosigned("LV", headOfHub(point), Duration.ZERO, LITHUANIA.signingKey()),
                cosigned("LV", headOfHub(other), Duration.ZERO, LITHUANIA.signingKey()),
                cosigned("LV", madeUp, Duration.ZERO, LATVIA.signingKey()),
                cosigned("XX", madeUp, Duration.ZERO, STRANGER.signingKey()),
                cosigned(LATVIA, point, Duration.ofDays(-2)),
                headOfHub(other).jws(),
                "none");

        assertThat(exists("delivery.log_cosignature")).isFalse();
        assertThat(alarms(national, NodePart.NATIONAL)).isEmpty();
        hubsLog.awaitVerified();
    }

    @Test
    void anAnswerThatIsNoneAndAHubOfAnEarlierReleaseAreNoAlarm() {
        for (InBetween.Page page : List.of(
                new InBetween.Page(404, "application/problem+json", "{\"status\":404}"),
                new InBetween.Page(200, "text/html", "<html>Please sign in</html>"),
                new InBetween.Page(200, "application/json", "{\"cosignatures\":[7]}"))) {
            between.answer(LogCalls.COSIGNATURES_PATH, page);
            between.awaitAnsweredTwice();
        }

        assertThat(alarms(national, NodePart.NATIONAL)).isEmpty();
        assertThat(page()).doesNotContain("Cosigned").doesNotContain(LAPSED);
        deliver(1);
        hubsLog.awaitVerified();
    }

    @Test
    void ofNodesThatAreNotKnownTheNamesAreShownAsSuchAndOnlyWhileTheHubShowsThem() {
        LogPoint point = hubsLog.point();
        hubShows(cosigned(STRANGER, point, Duration.ZERO), cosigned(LATVIA, point, Duration.ZERO));
        Awaiting.until("both are compared", () -> atNational().confirmed().size() == 2);
        assertThat(page()).contains("Cosigned in the name of nodes whose keys this node does not know");

        String[] invented = IntStream.range(0, CosignaturesJson.MOST)
                .mapToObj(at -> cosigned("X" + at, headOfHub(point), Duration.ZERO, STRANGER.signingKey()))
                .toArray(String[]::new);
        hubShows(invented);
        Awaiting.until("they are compared", () -> atNational().confirmed().size() == CosignaturesJson.MOST + 1);
        hubShows();

        assertThat(names(atNational().confirmed())).containsExactly("LV");
    }

    @Test
    void aCosignedHeadOfAnotherHistoryProvesThatTheHubShowedTwoWhoeverCosignedIt() {
        LogPoint other = new LogPoint(hubsLog.point().epoch(), 2, Digest.sha256(new byte[] {1}));
        hubShows(cosigned(STRANGER, other, Duration.ZERO));

        Awaiting.until(
                "the alarm is raised",
                () -> alarms(national, NodePart.NATIONAL).equals(List.of(AlarmKind.LOG_REWRITTEN)));
        Awaiting.until("it is shown", () -> names(atNational().otherwise()).equals(List.of("XX")));
        assertThat(exists("delivery.log_head where state = 'REFUTED' and size = 2"))
                .isTrue();
        assertThat(page()).contains("Cosigned in a state that this log does not go on from");
    }

    @Test
    void aCosignedHeadThatTheHubHasNotShownHereIsToBeProvenLikeAnyOther() {
        LogPoint beyond = new LogPoint(hubsLog.point().epoch(), 1_000_000, Digest.sha256(new byte[] {1}));
        hubShows(cosigned(LATVIA, beyond, Duration.ZERO));

        Awaiting.until(
                "the alarm is raised", () -> alarms(national, NodePart.NATIONAL).contains(AlarmKind.LOG_REWRITTEN));
        assertThat(atNational().confirmed()).isEmpty();
    }

    @Test
    void aWarningSaysThatOthersHaveNotCosignedForTwoDaysThoughTheLogHasGrown() {
        LogPoint before = hubsLog.point();
        hubShows(cosigned(LATVIA, before, THREE_DAYS), cosigned(LITHUANIA, before, THREE_DAYS));
        Awaiting.until("both are compared", () -> atNational().confirmed().size() == 2);
        assertThat(atNational().lapsed()).as("the log has not grown").isEmpty();

        deliver(1);
        hubsLog.awaitVerified();
        assertThat(atNational().lapsed()).containsExactlyInAnyOrder("LV", "LT");
        assertThat(page()).contains(LAPSED).contains("Ask the operators of these nodes");

        hubShows(cosigned(LATVIA, hubsLog.point(), Duration.ZERO));
        awaitLapsed("LT");
        assertThat(page()).contains(LAPSED);

        hubShows(cosigned(LITHUANIA, before, Duration.ofDays(1)));
        awaitLapsed();
        assertThat(page()).doesNotContain(LAPSED);
    }

    private static void awaitLapsed(String... names) {
        Awaiting.until(
                "others cosign",
                () -> atNational().lapsed().equals(Stream.of(names).toList()));
    }

    @Test
    void whereOnlyOneOtherNodeEverCosignsThatOneIsEnough() {
        hubShows(cosigned(LATVIA, hubsLog.point(), Duration.ZERO));
        Awaiting.until("it is compared", () -> names(atNational().confirmed()).equals(List.of("LV")));
        deliver(1);
        hubsLog.awaitVerified();
        awaitLook();

        assertThat(page()).doesNotContain(LAPSED);
    }
}
