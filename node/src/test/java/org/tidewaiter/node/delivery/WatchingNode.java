package org.tidewaiter.node.delivery;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.Relaying;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.log.LogPoint;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.IssuedVersion;
import org.tidewaiter.exchange.version.LogWitness;
import org.tidewaiter.node.access.Browser;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestScopes;
import org.tidewaiter.node.delivery.agreement.AgreementFile;
import org.tidewaiter.node.delivery.alarm.Alarm;
import org.tidewaiter.node.delivery.alarm.AlarmKind;
import org.tidewaiter.node.delivery.alarm.Alarms;
import org.tidewaiter.node.delivery.log.WitnessedPointRows;
import org.tidewaiter.node.delivery.log.WitnessedPointRows.State;
import org.tidewaiter.node.delivery.witness.LogRunner;
import org.tidewaiter.node.settings.NodePart;

/**
 * A node that reports to a hub and takes from it what other nodes have reported there, whom it knows by their keys alone. It watches
 * the log of the hub.
 */
final class WatchingNode implements AutoCloseable {

    static final NodeIdentity LATVIA = TestNodes.identity("LV");
    static final NodeIdentity LITHUANIA = TestNodes.identity("LT");
    static final NodeIdentity POLAND = TestNodes.identity("PL");
    static final NodeIdentity FINLAND = TestNodes.identity("FI");
    static final NodeIdentity SWEDEN = TestNodes.identity("SE");
    static final Digest NO_ROOT = Digest.sha256(new byte[] {1});
    private static final List<NodeIdentity> OTHERS = List.of(LATVIA, LITHUANIA, POLAND, FINLAND, SWEDEN);
    private static final String PASSWORD = "harbour-lantern-tide-42";

    final TestNodes nodes = new TestNodes();
    final ConfigurableApplicationContext national;
    final ConfigurableApplicationContext hub;
    final WitnessedPointRows witnesses;
    final LogRunner looks;
    final DSLContext sql;
    final ForgedLedger forged;
    final WatchedLog hubsLog;
    final InBetween between;
    final SaidOfLogs said;
    private final Agreement passedOn = TestNodes.agreement("HUB", "EE")
            .withRelaying(
                    new Relaying(OTHERS.stream().map(SaidOfLogs::authority).toList(), "CUSTOMS"));
    private final MemoryReports reports;
    private final Signing signing;

    WatchingNode(Path folder) throws IOException {
        hub = nodes.startHub(
                "tidewaiter.log.look=200ms", "tidewaiter.partners[0].url=https://localhost:" + nodes.nationalPort);
        national = nodes.startNational(settings(folder));
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

    private String[] settings(Path folder) throws IOException {
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

    /** Begins with an honest log of some entries that the node has verified, and no alarm. */
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

    void forgetHeads() {
        Awaiting.until(
                "nothing is under way",
                () -> sql.resultQuery("select 1 from delivery.item where state <> 'DELIVERED'")
                        .fetch()
                        .isEmpty());
        sql.execute("delete from delivery.log_head");
    }

    List<VersionRef> release(int count) {
        return reports.release(
                signing.issuer(),
                IntStream.range(0, count).mapToObj(at -> "text " + at).toList());
    }

    void deliver(int count) {
        awaitDelivered(release(count));
    }

    void awaitDelivered(List<VersionRef> versions) {
        Awaiting.until("the versions are delivered", () -> versions.stream().allMatch(this::isDelivered));
    }

    private boolean isDelivered(VersionRef version) {
        return "DELIVERED"
                .equals(sql.resultQuery(
                                "select state from delivery.item where number = cast(? as uuid)",
                                version.identity().number())
                        .fetchOne(0, String.class));
    }

    void awaitLook() {
        Instant before = Instant.now();
        Awaiting.until(
                "the hub stands by its head once more",
                () -> Objects.requireNonNull(hubsLog.verified().verifiedAt()).isAfter(before));
    }

    LogPoint otherRootAt(long size) {
        return new LogPoint(hubsLog.point().epoch(), size, NO_ROOT);
    }

    /** The hub passes on what another node says to have verified of its log. */
    IssuedVersion passOn(NodeIdentity issuer, LogPoint... points) {
        return passOn(said.version(
                issuer, Stream.of(points).map(point -> saying("HUB", point)).toArray(LogWitness[]::new)));
    }

    IssuedVersion passOn(IssuedVersion version) {
        said.send(hub, "EE", nodes.hub, passedOn, version);
        return version;
    }

    List<Alarm> alarms(NodeIdentity about) {
        return alarms(national, NodePart.NATIONAL, about);
    }

    static List<Alarm> alarms(ConfigurableApplicationContext node, NodePart part, NodeIdentity about) {
        return node.getBean(Alarms.class).list(TestScopes.of(part, Role.ADMINISTRATOR), about.node(), true, 100);
    }

    void awaitAlarm(NodeIdentity about) {
        Awaiting.until("the alarm is raised", () -> !alarms(about).isEmpty());
        assertThat(alarms(about)).singleElement().satisfies(alarm -> {
            assertThat(alarm.kind()).isEqualTo(AlarmKind.LOG_WITNESSED_OTHERWISE);
            assertThat(alarm.log()).isEqualTo("HUB");
        });
    }

    /** What says so is kept after the alarm was raised. */
    static void awaitContradicted(WitnessedPointRows rows) {
        Awaiting.until(
                "it is contradicted", () -> !rows.of("HUB", State.CONTRADICTED).isEmpty());
    }

    void awaitConfirmed(NodeIdentity witness, LogPoint point) {
        Awaiting.until(
                "it is confirmed",
                () -> witnesses.of("HUB", State.CONFIRMED).stream()
                        .anyMatch(one -> one.witness().equals(witness.node())
                                && one.point().equals(point)));
    }

    void assertThatNothingIsStopped() {
        deliver(2);
        hubsLog.awaitVerified();
        assertThat(alarms(nodes.hub)).isEmpty();
    }

    String page(String path) {
        try (Browser administrator = signedIn("admin")) {
            return administrator.get(path).body();
        }
    }

    Browser signedIn(String account) {
        Browser browser = new Browser(Integer.parseInt(
                Objects.requireNonNull(national.getEnvironment().getProperty("local.server.port"))));
        browser.signIn(account, PASSWORD);
        return browser;
    }

    @Override
    public void close() {
        nodes.close();
    }
}
