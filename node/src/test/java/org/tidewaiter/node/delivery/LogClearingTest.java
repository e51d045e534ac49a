package org.tidewaiter.node.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tidewaiter.node.delivery.SaidOfLogs.saying;
import static org.tidewaiter.node.delivery.WatchingNode.LITHUANIA;
import static org.tidewaiter.node.delivery.WatchingNode.POLAND;
import static org.tidewaiter.node.delivery.WatchingNode.SWEDEN;
import static org.tidewaiter.node.delivery.WatchingNode.awaitContradicted;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.exchange.log.LogPoint;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Browser;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestScopes;
import org.tidewaiter.node.delivery.log.ClearingReason;
import org.tidewaiter.node.delivery.log.Clearings;
import org.tidewaiter.node.delivery.log.Contradiction;
import org.tidewaiter.node.delivery.log.WitnessedPointRows.State;
import org.tidewaiter.node.settings.NodePart;

/** What other nodes say of a log and contradicts it is cleared by a person. Each test has a node of its own among these. */
class LogClearingTest {

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
    void anAdministratorClearsAContradictionWithAReasonAndTheSameIsNotRaisedAgain() {
        LogPoint other = watching.otherRootAt(2);
        watching.passOn(SWEDEN, other);
        awaitContradicted(watching.witnesses);
        watching.awaitAlarm(SWEDEN);
        String code = "HUB SE " + other.root().text();

        try (Browser coordinator = watching.signedIn("coordinator")) {
            assertThat(coordinator.get("/network/HUB").body())
                    .contains("have verified another history of it")
                    .doesNotContain("clear-contradiction");
            assertThat(coordinator
                            .post("/network/HUB/clearings", "contradiction", code, "reason", "WITNESS_AT_FAULT")
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(watching.witnesses.of("HUB", State.CONTRADICTED)).hasSize(1);

        try (Browser administrator = watching.signedIn("admin")) {
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
        assertThat(watching.alarms(SWEDEN)).isEmpty();
        assertThat(watching.sql.resultQuery("""
                        select concat_ws(' ', action, subject, details ->> 'reason', details ->> 'digest') from audit.entry
                         where details ->> 'partner' = 'SE'
                        """).fetch(0, String.class))
                .containsExactly("log.contradiction-cleared HUB WITNESS_AT_FAULT "
                        + other.root().text());

        watching.passOn(SWEDEN, other);
        Awaiting.until(
                "it was looked at",
                () -> watching.witnesses.of("HUB", State.SEEN).isEmpty());
        assertThat(watching.alarms(SWEDEN)).isEmpty();
        assertThat(watching.witnesses.of("HUB", State.CONTRADICTED)).isEmpty();

        watching.passOn(SWEDEN, watching.otherRootAt(3));
        awaitContradicted(watching.witnesses);
        watching.awaitAlarm(SWEDEN);
    }

    @Test
    void anAlarmStandsWhileAnotherContradictionOfTheSameWitnessDoes() {
        LogPoint other = watching.otherRootAt(2);
        watching.passOn(watching.said.version(POLAND, saying("HUB", other), saying("EE", watching.otherRootAt(1_000))));
        awaitContradicted(watching.witnesses);
        Awaiting.until(
                "the other is contradicted too",
                () -> !watching.witnesses.of("EE", State.CONTRADICTED).isEmpty());
        Clearings clearings = watching.national.getBean(Clearings.class);
        AccessScope administrator = TestScopes.of(NodePart.NATIONAL, Role.ADMINISTRATOR);

        clear(clearings, administrator, "HUB");
        assertThat(watching.alarms(POLAND)).hasSize(1);
        clear(clearings, administrator, "EE");
        assertThat(watching.alarms(POLAND)).isEmpty();
    }

    @Test
    void anotherRootAtTheSameSizeIsNewsAndIsNotClearedByClearingTheFirstAgain() {
        LogPoint first = watching.otherRootAt(2);
        watching.passOn(LITHUANIA, first);
        awaitContradicted(watching.witnesses);
        Contradiction standing = Contradiction.of(
                watching.witnesses.of("HUB", State.CONTRADICTED).getFirst());
        Clearings clearings = watching.national.getBean(Clearings.class);
        AccessScope administrator = TestScopes.of(NodePart.NATIONAL, Role.ADMINISTRATOR);
        clear(clearings, administrator, "HUB");
        assertThat(watching.alarms(LITHUANIA)).isEmpty();

        watching.passOn(LITHUANIA, new LogPoint(first.epoch(), first.size(), Digest.sha256(new byte[] {2})));
        awaitContradicted(watching.witnesses);

        assertThat(clearings.clear(administrator, standing, ClearingReason.WITNESS_AT_FAULT))
                .as("the first does not stand any more")
                .isFalse();
        watching.awaitAlarm(LITHUANIA);
        assertThat(clearings.of("HUB"))
                .extracting(cleared -> cleared.point().point(), Clearings.Cleared::reason)
                .containsExactly(tuple(first, ClearingReason.OTHER));
    }

    private static void clear(Clearings clearings, AccessScope scope, String log) {
        Contradiction standing =
                Contradiction.of(watching.witnesses.of(log, State.CONTRADICTED).getFirst());
        assertThat(clearings.clear(scope, standing, ClearingReason.OTHER)).isTrue();
    }
}
