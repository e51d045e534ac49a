package org.tidewaiter.node.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.log.LogHead;
import org.tidewaiter.exchange.log.LogHeads;
import org.tidewaiter.exchange.log.LogPoint;
import org.tidewaiter.exchange.log.SignedLogHead;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.node.FreePorts;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestScopes;
import org.tidewaiter.node.delivery.alarm.Alarm;
import org.tidewaiter.node.delivery.alarm.AlarmKind;
import org.tidewaiter.node.delivery.alarm.Alarms;
import org.tidewaiter.node.delivery.log.HeldLogHead;
import org.tidewaiter.node.delivery.log.LogHeadRows;
import org.tidewaiter.node.delivery.witness.LogLetters;
import org.tidewaiter.node.delivery.witness.LogRunner;
import org.tidewaiter.node.settings.NodePart;

/** Two nodes that are partners of each other, and both of a third whose log they watch. */
class LogLettersTest {

    private static final NodeIdentity THIRD = TestNodes.identity("THIRD");
    private static final Digest ONE = Digest.sha256(new byte[] {1});
    private static final Digest OTHER = Digest.sha256(new byte[] {2});

    private static TestNodes nodes;
    private static ConfigurableApplicationContext national;
    private static ConfigurableApplicationContext hub;

    @BeforeAll
    static void start() {
        nodes = new TestNodes();
        hub = nodes.startHub(with("tidewaiter.partners[0].url=https://localhost:" + nodes.nationalPort));
        national = nodes.startNational(with("tidewaiter.exchange.port=" + nodes.nationalPort));
        // A head is compared when a letter brings it; proving one meanwhile would verify what a test has forgotten.
        both().forEach(node -> node.getBean(LogRunner.class).stop());
    }

    private static List<ConfigurableApplicationContext> both() {
        return List.of(national, hub);
    }

    private static String[] with(String property) {
        return new String[] {
            property,
            "tidewaiter.partners[1].name=THIRD",
            "tidewaiter.partners[1].title.en=Third",
            "tidewaiter.partners[1].title.fr=Tiers",
            "tidewaiter.partners[1].url=https://localhost:" + FreePorts.next(),
            "tidewaiter.partners[1].key=" + THIRD.verificationKey().text()
        };
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    @BeforeEach
    void forget() {
        Awaiting.until("no letter is under way", () -> both().stream().allMatch(LogLettersTest::nothingWaits));
        for (ConfigurableApplicationContext node : both()) {
            node.getBean(DSLContext.class).execute("delete from delivery.log_head");
            node.getBean(DSLContext.class).execute("delete from delivery.alarm");
        }
    }

    private static SignedLogHead head(long size, Digest root) {
        return LogHeads.sign(
                new LogHead("THIRD", new LogPoint(1, size, root), List.of(), Instant.now()), THIRD.signingKey());
    }

    private static void verified(ConfigurableApplicationContext node, long size, Digest root) {
        SignedLogHead signed = head(size, root);
        node.getBean(LogHeadRows.class)
                .verify("THIRD", signed.head().point(), signed.jws(), Optional.empty(), Instant.now());
    }

    private static List<AlarmKind> alarms(ConfigurableApplicationContext node, NodePart part) {
        return node.getBean(Alarms.class).list(TestScopes.of(part, Role.ADMINISTRATOR), "THIRD", true, 100).stream()
                .map(Alarm::kind)
                .toList();
    }

    private static boolean nothingWaits(ConfigurableApplicationContext node) {
        return node.getBean(DSLContext.class)
                .resultQuery("select 1 from delivery.letter where state = 'WAITING' and partner <> 'THIRD'")
                .fetch()
                .isEmpty();
    }

    @Test
    void twoHistoriesOfOneSizeAreFoundByBoth() {
        verified(national, 10, ONE);
        verified(hub, 10, OTHER);

        national.getBean(LogLetters.class).tell("HUB");

        Awaiting.until("the receiver knows", () -> alarms(hub, NodePart.HUB).contains(AlarmKind.LOG_REWRITTEN));
        Awaiting.until(
                "the sender knows", () -> alarms(national, NodePart.NATIONAL).contains(AlarmKind.LOG_REWRITTEN));
        assertThat(national.getBean(LogHeadRows.class).refuted("THIRD")).hasSize(1);
        assertThat(hub.getBean(LogHeadRows.class).refuted("THIRD")).hasSize(1);
    }

    @Test
    void aHeadThatWasProvenAgainstAnOlderOneIsNotVerifiedBesideANewerOne() {
        LogHeadRows rows = national.getBean(LogHeadRows.class);
        verified(national, 10, ONE);
        LogPoint proven = new LogPoint(1, 10, ONE);
        SignedLogHead newer = head(12, ONE);
        SignedLogHead other = head(13, OTHER);

        assertThat(rows.verify("THIRD", newer.head().point(), newer.jws(), Optional.of(proven), Instant.now()))
                .isTrue();
        assertThat(rows.verify("THIRD", other.head().point(), other.jws(), Optional.of(proven), Instant.now()))
                .isFalse();

        assertThat(rows.verified("THIRD").map(HeldLogHead::point))
                .contains(newer.head().point());
    }

    @Test
    void aHeadOfAnotherSizeIsToBeProven() {
        verified(national, 12, ONE);
        verified(hub, 10, OTHER);

        national.getBean(LogLetters.class).tell("HUB");

        Awaiting.until(
                "the receiver has it", () -> hub.getBean(LogHeadRows.class).unproven("THIRD") == 1);
        assertThat(alarms(hub, NodePart.HUB)).isEmpty();
    }

    @Test
    void theSameHeadIsNoNews() {
        verified(national, 10, ONE);
        verified(hub, 10, ONE);

        national.getBean(LogLetters.class).tell("HUB");
        Awaiting.until("the letter has arrived", () -> nothingWaits(national));

        assertThat(alarms(hub, NodePart.HUB)).isEmpty();
        assertThat(hub.getBean(LogHeadRows.class).refuted("THIRD")).isEmpty();
    }

    @Test
    void aNodeIsToldThatItsOwnLogDoesNotReachWhatItSigned() {
        SignedLogHead signed = LogHeads.sign(
                new LogHead("HUB", new LogPoint(1, 1_000, ONE), List.of(), Instant.now()), nodes.hub.signingKey());
        national.getBean(LogHeadRows.class)
                .verify("HUB", signed.head().point(), signed.jws(), Optional.empty(), Instant.now());

        national.getBean(LogLetters.class).tell("HUB");

        Awaiting.until(
                "the hub knows",
                () ->
                        hub
                                .getBean(Alarms.class)
                                .list(TestScopes.of(NodePart.HUB, Role.ADMINISTRATOR), "EE", true, 100)
                                .stream()
                                .anyMatch(alarm -> alarm.kind() == AlarmKind.OWN_LOG_BEHIND));
    }
}
